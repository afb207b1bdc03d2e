import { ApprovalScenario } from '../__testUtils__/ApprovalScenario';
import { binding, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';

const { DEVELOPER, OTHER, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(120_000);

/** Ids and cursors that none of ours is. */
const forged = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e',
  "x' OR '1'='1",
  '../../etc/passwd',
  '__proto__',
  'ffffffff-ffff-7fff-bfff-ffffffffffff',
  '{"id":"x"}',
  'x'.repeat(4000),
];

const lists = [
  'decisions',
  'approvals',
  'approvals?box=waiting',
  'approvals?box=mine',
  'delegations',
  'passkeys',
  'exceptions',
  'policy-requests',
  'exception-debt',
  'leases',
  'lease-offers',
];

describe.each(databases.eachSupportedId())('requests on %s', databaseId => {
  async function begin() {
    const knex = await databases.init(databaseId);
    const story = await ApprovalScenario.start({ knex });
    const asked = await story.ask({ region: 'us-east-1' });
    const { decision } = asked.subject as { decision: string };
    const call = async (
      method: string,
      path: string,
      options: { body?: unknown; token?: string } = {},
    ) => {
      const { body, token = story.harness.token(OTHER) } = options;
      const response = await fetch(
        `${story.harness.url}/api/guardrails/${path}`,
        {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
          },
          body: body === undefined ? undefined : JSON.stringify(body),
        },
      );
      const text = await response.text();
      return { status: response.status, text };
    };
    return { knex, story, asked, decision, call };
  }

  it('with forged ids: the answer is that there is none, never a failure', async () => {
    const { call } = await begin();
    const reason = { reason: 'Mine now' };
    const failures: unknown[] = [];
    for (const id of forged.map(encodeSafely)) {
      for (const [method, path, body] of [
        ['GET', `decisions/${id}`],
        ['GET', `decisions/${id}/replay`],
        ['POST', `decisions/${id}/approval`, {}],
        ['POST', `decisions/${id}/grants`, binding],
        ['POST', `grants/${id}/redeem`, binding],
        ['POST', `grants/${id}/outcome`, { status: 'applied' }],
        ['GET', `approvals/${id}`],
        ['POST', `approvals/${id}/withdraw`, { what: 'request' }],
        [
          'POST',
          `approvals/${id}/consent`,
          { kind: 'approve', fingerprint: `fp1:${'0'.repeat(64)}` },
        ],
        ['POST', `approvals/${id}/handover`, { to: PLATFORM, ...reason }],
        ['DELETE', `delegations/${id}`],
        ['DELETE', `passkeys/${id}`],
        ['GET', `exceptions/${id}`],
        ['POST', `exceptions/${id}/revoke`, reason],
        ['GET', `leases/${id}`],
        ['POST', `leases/${id}/start`],
        ['POST', `leases/${id}/end`, reason],
        ['POST', `leases/${id}/review`, { text: 'Fine' }],
        ['GET', `bundles/${id}`],
        ['GET', `ledger/entries/1/${id}/receipt`],
        ['GET', `ledger/entries/${id}/1/receipt`],
        ['GET', `entities/component/default/${id}/compliance`],
        ['GET', `entities/component/default/${id}/duties`],
        ['POST', `undelivered/${id}/resend`],
      ] as [string, string, unknown?][]) {
        const { status, text } = await call(method, path, { body });
        if (status < 400 || status >= 500) {
          failures.push([
            method,
            path.slice(0, 80),
            status,
            text.slice(0, 200),
          ]);
        }
      }
    }
    expect(failures).toEqual([]);
  });

  it('with forged cursors and filters: nothing of others, and never a failure', async () => {
    const { call, asked, decision } = await begin();
    const failures: unknown[] = [];
    for (const list of lists) {
      for (const value of forged.map(encodeSafely)) {
        for (const name of [
          'cursor',
          'entity',
          'state',
          'environment',
          'resource',
          'rule',
        ]) {
          const path = `${list}${
            list.includes('?') ? '&' : '?'
          }${name}=${value}`;
          const { status, text } = await call('GET', path);
          const leaks = text.includes(asked.id) || text.includes(decision);
          if (leaks || status >= 500) {
            failures.push([path.slice(0, 80), status, text.slice(0, 200)]);
          }
        }
      }
    }
    for (const value of forged.map(encodeSafely)) {
      for (const name of ['cursor', 'subject', 'kind', 'since', 'until']) {
        const path = `ledger/entries?${name}=${value}`;
        const { status, text } = await call('GET', path);
        if (status >= 500) failures.push([path.slice(0, 80), status, text]);
      }
    }
    expect(failures).toEqual([]);
  });

  it('with characters that no database keeps, in every word of a person', async () => {
    const { call, asked, decision, story } = await begin();
    const failures: unknown[] = [];
    const token = story.harness.token(DEVELOPER);
    const platform = story.harness.token(PLATFORM);
    const { fingerprint } = asked;
    for (const text of ['\u0000', 'a\u0000b', '\ud800 lone', 'x\udfff']) {
      for (const [method, path, body, as] of [
        ['POST', `decisions/${decision}/approval`, { reason: text }, token],
        [
          'POST',
          `approvals/${asked.id}/consent`,
          { kind: 'reject', fingerprint: `${text}`, reason: text },
          platform,
        ],
        ['POST', `approvals/${asked.id}/handover`, { to: text, reason: text }],
        ['POST', 'delegations', { to: text, until: text }, platform],
        [
          'POST',
          'passkeys/challenge',
          { purpose: 'consent', approval: text, kind: 'approve' },
          platform,
        ],
        [
          'POST',
          'exceptions',
          {
            decision,
            rule: 'placement/allowed-regions',
            until: '2999-01-01T00:00:00Z',
            reason: text,
            control: { kind: 'statement', text },
          },
          token,
        ],
        [
          'POST',
          'policy-requests',
          { kind: 'rule', wanted: text, reason: text },
          token,
        ],
        [
          'POST',
          'leases',
          { resource: text, role: text, minutes: 5, purpose: text },
          token,
        ],
        [
          'POST',
          `decisions/${decision}/grants`,
          { ...binding, task: text },
          story.harness.taskToken(DEVELOPER),
        ],
        [
          'POST',
          'decisions',
          {
            ...story.harness.request(),
            idempotencyKey: text,
            run: { task: text, template: text },
          },
          token,
        ],
        [
          'POST',
          'decisions',
          {
            ...story.harness.request(),
            target: { ref: text, environment: text },
          },
          token,
        ],
        [
          'POST',
          'decisions',
          { ...story.harness.request(), target: { environment: text } },
          token,
        ],
      ] as [string, string, unknown, string?][]) {
        const answer = await call(method, path, { body, token: as });
        if (answer.status >= 500) {
          failures.push([
            path,
            JSON.stringify(text),
            answer.status,
            answer.text.slice(0, 300),
          ]);
        }
      }
    }
    // The request is as it was asked for: nothing of it was decided on the way.
    expect(failures).toEqual([]);
    expect(await story.as(DEVELOPER).getApproval(asked.id)).toMatchObject({
      state: expect.stringMatching(/open|rejected/),
      fingerprint,
    });
  });
});

/** Percent-encoded bytes of UTF-8, where half a character is what decoders make of it. */
function encodeSafely(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}
