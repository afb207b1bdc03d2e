import {
  ACTOR_CHAIN_HEADER,
  writeActorChain,
} from '@backstage-guardrails/plugin-guardrails-common';
import { ApprovalScenario } from '../__testUtils__/ApprovalScenario';
import { binding, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { environmentPlan } from '../__testUtils__/plans';
import { spec } from '../schema/openapi/generated/router';

const { DEVELOPER } = people;
const databases = MigratedDatabases.create({ ids: ['SQLITE_3'] });
const refused = (code: string) => expect.objectContaining({ code });

const SCAFFOLDER = 'plugin:scaffolder';
const AGENT = 'plugin:assistant';

/** Everybody who acts in the person's name without the person: what they are, and what they say of themselves. */
const inTheirName: [string, { plugin: string; actorChain?: string[] }][] = [
  ['an agent', { plugin: 'plugin:mcp-actions', actorChain: [] }],
  ['a plugin of any name', { plugin: AGENT, actorChain: [] }],
  ['a task that an agent started', { plugin: SCAFFOLDER, actorChain: [AGENT] }],
  ['a task that does not say who started it', { plugin: SCAFFOLDER }],
];

jest.setTimeout(60_000);

describe('an agent in the name of a person', () => {
  let story: ApprovalScenario;
  beforeAll(async () => {
    story = await ApprovalScenario.start({
      knex: await databases.init('SQLITE_3'),
    });
  });

  const request = (changes: object = {}) =>
    story.harness.request({
      evidence: { document: environmentPlan({ region: 'us-east-1' }) },
      workspace: binding.workspace,
      ...changes,
    });

  it.each(inTheirName)(
    '%s is an agent on record, asks for no approval and carries nothing out',
    async (_, options) => {
      const agent = story.harness.asPlugin(DEVELOPER, options);
      const { id, actor, fingerprint } = await agent.decide(request());
      const { plugin, actorChain = [] } = options;
      const chain = [...actorChain, plugin];
      expect(actor).toMatchObject({
        kind: 'agent',
        ref: DEVELOPER,
        onBehalfOf: chain[0],
        ...(chain.length > 1 && { chain }),
      });
      await expect(agent.requestApproval({ decision: id })).rejects.toEqual(
        refused('humans-only'),
      );
      await expect(agent.mintGrant({ decision: id, binding })).rejects.toEqual(
        refused('not-enforcement-point'),
      );

      const task = story.harness.asTask(DEVELOPER);
      await expect(task.mintGrant({ decision: id, binding })).rejects.toEqual(
        refused('decision-not-granting'),
      );
      const own = await task.decide(request());
      expect(own.actor).toMatchObject({
        kind: 'human',
        onBehalfOf: SCAFFOLDER,
      });
      expect(own.fingerprint).not.toBe(fingerprint);
    },
  );

  it('does not get the decision of the person by its idempotency key, nor the person that of an agent', async () => {
    const task = story.harness.asTask(DEVELOPER);
    const agent = story.harness.asPlugin(DEVELOPER, inTheirName[2][1]);
    for (const [first, second] of [
      [task, agent],
      [agent, task],
    ]) {
      const asked = request({ idempotencyKey: `${first === task}` });
      await first.decide(asked);
      await expect(second.decide(asked)).rejects.toEqual(
        refused('idempotency-conflict'),
      );
    }
  });

  it('does nothing that a person does as a person, whatever the route', async () => {
    const asked = await story.ask();
    const reason = 'In their name';
    /** What a program may ask for; who it is decides what comes of it, and the tests above say what. */
    const programs = [
      'PUT /evidence',
      'POST /decisions',
      'POST /preview',
      'POST /preview/choices',
      'POST /decisions/{id}/approval',
      'POST /decisions/{id}/grants',
      'POST /decisions/{id}/run',
      'POST /grants/{id}/redeem',
      'POST /grants/{id}/outcome',
      // For operators, and for their services.
      'POST /undelivered/{id}/resend',
      // For enforcement points, in their own name or for the person who started the task.
      'POST /seals',
      'POST /target-imports',
      'POST /sandbox-ends',
      'POST /sandbox-ends/{id}/report',
      'POST /drift-checks',
      'POST /drift-checks/{id}/report',
      // For readers of all teams and operators, and for their services.
      'POST /what-ifs',
      'POST /what-ifs/{id}/cancel',
      'POST /targets/{kind}/{namespace}/{name}/release',
    ];
    const persons: Record<string, object | undefined> = {
      'POST /decisions/{id}/comments': { text: reason },
      'PUT /comments/{id}': { text: reason },
      'DELETE /comments/{id}': undefined,
      'POST /approvals/{id}/consent': {
        kind: 'approve',
        fingerprint: asked.fingerprint,
      },
      'POST /approvals/{id}/withdraw': { what: 'request' },
      'POST /approvals/{id}/handover': { to: people.OTHER, reason },
      'POST /approvals/{id}/handback': { from: people.OTHER },
      'POST /delegations': {
        to: people.OTHER,
        until: new Date(Date.now() + 86_400_000).toISOString(),
      },
      'DELETE /delegations/{id}': undefined,
      'POST /passkeys': { name: 'Key', response: {} },
      'DELETE /passkeys/{id}': undefined,
      'POST /passkeys/challenge': { purpose: 'enrol' },
      'POST /exceptions': {
        decision: asked.id,
        rule: 'location/allowed-regions',
        reason,
        until: new Date(Date.now() + 86_400_000).toISOString(),
        control: { kind: 'statement', text: reason },
      },
      'POST /findings/{id}/decision': undefined,
      'POST /exceptions/{id}/revoke': { reason },
      'POST /policy-requests': { kind: 'rule', wanted: reason, reason },
      'POST /leases': {
        resource: 'resource:default/orders-database',
        role: 'readonly',
        minutes: 5,
        purpose: reason,
      },
      'POST /leases/{id}/start': undefined,
      'POST /leases/{id}/end': { reason },
      'POST /leases/{id}/review': { text: reason },
      'POST /sandboxes/{id}/extend': { reason },
      'POST /sandboxes/{id}/end': { reason },
    };
    const routes = Object.entries(spec.paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter(method => ['post', 'put', 'delete', 'patch'].includes(method))
        .map(method => `${method.toUpperCase()} ${path}`),
    );
    // A new route joins one of the two.
    expect([...programs, ...Object.keys(persons)].sort()).toEqual(
      routes.sort(),
    );

    const answers: Record<string, unknown> = {};
    for (const [, { plugin, actorChain }] of [
      ...inTheirName,
      ['a task of the person', { plugin: SCAFFOLDER, actorChain: [] }] as const,
    ]) {
      for (const [route, body] of Object.entries(persons)) {
        const [method, path] = route.split(' ');
        const response = await fetch(
          `${story.harness.url}/api/guardrails${path.replace(
            '{id}',
            asked.id,
          )}`,
          {
            method,
            headers: {
              authorization: `Bearer ${story.harness.taskToken(
                DEVELOPER,
                plugin,
              )}`,
              'content-type': 'application/json',
              ...(actorChain && {
                [ACTOR_CHAIN_HEADER]: writeActorChain(actorChain),
              }),
            },
            body: body && JSON.stringify(body),
          },
        );
        const { error } = await response.json().catch(() => ({}));
        if (error?.code !== 'humans-only') {
          answers[`${plugin}: ${route}`] = error ?? response.status;
        }
      }
    }
    expect(answers).toEqual({});
    const person = story.as(DEVELOPER);
    expect(await person.getApproval(asked.id)).toMatchObject({ state: 'open' });
    expect(
      await person.withdrawApproval(asked.id, { what: 'request' }),
    ).toMatchObject({
      state: 'withdrawn',
    });
  });
});
