import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  binding,
  CHECKOUT,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { allowed } from '../__testUtils__/plans';
import { spec } from '../schema/openapi/generated/router';

const databases = MigratedDatabases.create({ ids: ['SQLITE_3'] });
const id = '01890a5d-ac96-774b-bcce-b302099a8057';
const digest = `sha256:${'0'.repeat(64)}`;
const reason = 'Launch';
const until = '2999-01-01T00:00:00Z';

jest.setTimeout(60_000);

/** A body that the description takes, for each operation that has one. */
const bodies: Record<string, object> = {
  Decide: {
    evidence: { document: allowed },
    format: 'terraform-plan',
    target: {},
  },
  Preview: {
    subject: { format: 'terraform-plan', document: allowed },
    target: {},
  },
  PreviewChoices: {
    module: 'm',
    values: {},
    field: 'region',
    candidates: ['eu-west-1'],
    target: {},
  },
  MintGrant: binding,
  RedeemGrant: binding,
  ReportOutcome: { status: 'applied' },
  ReportRun: { status: 'checking' },
  Seal: { values: ['a'] },
  ReleaseTarget: { environment: 'sandbox', reason, exists: true },
  ImportTargets: {
    targets: [
      { ref: CHECKOUT, environment: 'sandbox', module: 'm', values: {} },
    ],
  },
  RequestApproval: {},
  Consent: { kind: 'approve', fingerprint: digest },
  AddComment: { text: reason },
  EditComment: { text: reason },
  WithdrawApproval: { what: 'request' },
  HandOver: { to: people.LEAD, reason },
  HandBack: { from: people.LEAD },
  Delegate: { to: people.LEAD, until },
  EnrolPasskey: { name: 'Laptop', response: {} },
  PasskeyChallenge: { purpose: 'enrol' },
  RequestException: {
    decision: id,
    rule: 'network/no-public-database',
    reason,
    control: { kind: 'statement', text: reason },
    until,
  },
  RevokeException: { reason },
  RequestPolicy: { kind: 'rule', wanted: reason, reason },
  RequestLease: {
    resource: CHECKOUT,
    role: 'readonly',
    minutes: 10,
    purpose: reason,
  },
  EndLease: { reason },
  ReviewLease: { text: reason },
  ExtendSandbox: { reason },
  EndSandbox: { reason },
  ReportSandboxEnd: { status: 'failed', reason },
  ReportDriftCheck: { status: 'failed', reason },
  StartWhatIf: { since: '2026-01-01T00:00:00Z', parameters: {} },
};

/** What is answered without a permission, and why. */
const others: Record<string, [status: number, code: string | undefined]> = {
  // What the caller may do: nothing.
  GetAbilities: [200, undefined],
  // The caller's own.
  ListDelegations: [200, undefined],
  // Whether the request can be seen at all comes before what may be done with it.
  WithdrawApproval: [404, 'not-found'],
  // Operators, who are named in the configuration, remove what they cannot read.
  RemoveComment: [404, 'not-found'],
};

describe('with every permission denied', () => {
  it('each operation refuses, but those that show nothing of others', async () => {
    const deny = async (queries: unknown[]) =>
      queries.map(() => ({ result: AuthorizeResult.DENY }));
    const harness = await GuardrailsHarness.start({
      knex: await databases.init('SQLITE_3'),
      features: [
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () =>
            mockServices.permissions.mock({
              authorize: deny as never,
              authorizeConditional: deny as never,
            }),
        }),
      ],
    });
    const answers: typeof others = {};
    for (const [path, methods] of Object.entries(spec.paths)) {
      for (const [method, { operationId }] of Object.entries(methods)) {
        const body = bodies[operationId];
        const response = await fetch(
          `${harness.url}/api/guardrails${path
            .replace('{id}', id)
            .replace('{digest}', digest)
            .replace('{epoch}/{index}', '1/0')
            .replace('{kind}/{namespace}/{name}', 'component/default/x')}`,
          {
            method,
            headers: {
              authorization: `Bearer ${harness.token(people.PLATFORM)}`,
              'content-type': body
                ? 'application/json'
                : 'application/octet-stream',
            },
            body: sent(body, method),
          },
        );
        const answer = await response.json().catch(() => undefined);
        answers[operationId] = [response.status, answer?.error?.code];
      }
    }
    const refused = Object.fromEntries(
      Object.keys(answers).map(name => [name, [403, 'not-allowed']]),
    );
    expect(answers).toEqual({ ...refused, ...others });
  });
});

/** Evidence is bytes; without a body there is nothing to send. */
function sent(body: object | undefined, method: string) {
  if (body) return JSON.stringify(body);
  return method === 'put' ? Buffer.from('{}') : undefined;
}
