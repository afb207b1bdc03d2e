import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { GuardrailsClient } from '@backstage-guardrails/plugin-guardrails-common';
import {
  binding,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { parametersWith } from '../__testUtils__/parametersWith';
import { environmentPlan } from '../__testUtils__/plans';

const { DEVELOPER, OTHER, PLATFORM, SECURITY } = people;
const databases = MigratedDatabases.create({ ids: ['SQLITE_3'] });
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(120_000);

/** What an installation says about permissions. None of it may open a door that the service itself keeps shut. */
const policies = [
  { says: 'with permissions off', features: [] },
  {
    says: 'with a policy that allows everything',
    features: [
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
    ],
  },
];

describe.each(policies)('an administrator $says cannot', ({ features }) => {
  async function start() {
    const harness = await GuardrailsHarness.start({
      knex: await databases.init('SQLITE_3'),
      features,
      config: {
        // The administrator operates for all teams, reads everything and is asked for consent.
        access: {
          readers: ['group:default/security', 'group:default/platform'],
          operators: ['group:default/platform'],
        },
        policy: {
          parameters: parametersWith({
            approvers: [
              {
                from: ['group:default/platform', 'group:default/security'],
                minimum: 1,
              },
            ],
          }),
        },
      },
    });
    const ask = async (person: string) => {
      const { id } = await harness.asTask(person).decide(
        harness.request({
          evidence: { document: environmentPlan({ region: 'us-east-1' }) },
          workspace: binding.workspace,
        }),
      );
      const approval = await harness
        .as(person)
        .requestApproval({ decision: id, reason: 'More deps' });
      return { decision: id, approval };
    };
    return { harness, ask };
  }

  type Asked = Awaited<
    ReturnType<Awaited<ReturnType<typeof start>>['ask']>
  >['approval'];

  const consent = (client: GuardrailsClient, approval: Asked) =>
    client.consent(approval.id, {
      kind: 'approve',
      fingerprint: approval.fingerprint,
    });

  it('approve their own change, in any session or name', async () => {
    const { harness, ask } = await start();
    const { approval } = await ask(PLATFORM);
    const attempts: [GuardrailsClient, string][] = [
      [harness.as(PLATFORM), 'not-independent'],
      [harness.asTask(PLATFORM), 'humans-only'],
      [harness.asTask(SECURITY), 'humans-only'],
      [harness.asTask(SECURITY, 'plugin:mcp-actions'), 'humans-only'],
      [harness.asService(), 'humans-only'],
    ];
    for (const [client, code] of attempts) {
      await expect(consent(client, approval)).rejects.toEqual(refused(code));
    }
    expect(await harness.as(SECURITY).getApproval(approval.id)).toMatchObject({
      state: 'open',
      consents: [],
    });
  });

  it('carry a change out without its approval, or by themselves with it', async () => {
    const { harness, ask } = await start();
    const { decision, approval } = await ask(DEVELOPER);
    const mint = (client: GuardrailsClient) =>
      client.mintGrant({ decision, binding });
    await expect(mint(harness.asTask(DEVELOPER))).rejects.toEqual(
      refused('approval-needed'),
    );
    await consent(harness.as(PLATFORM), approval);
    const attempts: [GuardrailsClient, string][] = [
      [harness.as(PLATFORM), 'not-enforcement-point'],
      [harness.as(DEVELOPER), 'not-enforcement-point'],
      [harness.asService(), 'not-enforcement-point'],
      [
        harness.asTask(DEVELOPER, 'plugin:mcp-actions'),
        'not-enforcement-point',
      ],
      [harness.asTask(DEVELOPER, 'plugin:catalog'), 'not-enforcement-point'],
      [harness.asTask(PLATFORM), 'not-found'],
    ];
    for (const [client, code] of attempts) {
      await expect(mint(client)).rejects.toEqual(refused(code));
    }
    const grant = await mint(harness.asTask(DEVELOPER));
    for (const client of [harness.asTask(PLATFORM), harness.asTask(SECURITY)]) {
      await expect(client.redeemGrant(grant.id, binding)).rejects.toEqual(
        refused('not-found'),
      );
    }
    await harness.asTask(DEVELOPER).redeemGrant(grant.id, binding);
  });

  it('let somebody stand in for another, enrol a passkey or take a lease for them', async () => {
    const { harness } = await start();
    const until = new Date(Date.now() + 86_400_000).toISOString();
    for (const client of [
      harness.asService(),
      harness.asTask(SECURITY),
      harness.asTask(SECURITY, 'plugin:mcp-actions'),
    ]) {
      await expect(client.delegate({ to: PLATFORM, until })).rejects.toEqual(
        refused('humans-only'),
      );
      await expect(
        client.enrolPasskey({ name: 'mine', response: {} }),
      ).rejects.toEqual(refused('humans-only'));
      await expect(
        client.requestLease({
          resource: 'resource:default/checkout-db',
          role: 'reader',
          minutes: 5,
          purpose: 'Looking',
        }),
      ).rejects.toEqual(refused('humans-only'));
    }
  });

  it('give those without a part in it what they may not read', async () => {
    const { harness, ask } = await start();
    const { decision, approval } = await ask(DEVELOPER);
    const outsider = harness.as(OTHER);
    const reads = [
      outsider.getDecision(decision),
      outsider.getReplay(decision),
      outsider.getApproval(approval.id),
      outsider.requestApproval({ decision }),
    ];
    for (const read of reads) {
      await expect(read).rejects.toEqual(refused('not-found'));
    }
    expect((await outsider.listDecisions({})).items).toEqual([]);
    expect(
      (await outsider.listApprovals({ filter: { box: 'all' } })).items,
    ).toEqual([]);
    for (const person of [OTHER, SECURITY]) {
      await expect(harness.as(person).listUndelivered({})).rejects.toEqual(
        refused('not-allowed'),
      );
    }
  });
});
