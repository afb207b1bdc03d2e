import {
  CHECKOUT,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';

const databases = MigratedDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(120_000);

const target = { ref: CHECKOUT, environment: 'sandbox' };
const nested = (levels: number) =>
  `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

type Answer = {
  status: number;
  code?: string;
  allow: string | null;
  answer: any;
};

describe('bodies written to be misread', () => {
  let harness: GuardrailsHarness;

  beforeAll(async () => {
    harness = await GuardrailsHarness.start({
      knex: await databases.init('SQLITE_3'),
      config: { operations: { default: 'allow' } },
    });
  });

  async function send(
    route: string,
    body: string | undefined,
    options: { method?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const response = await fetch(`${harness.url}/api/guardrails${route}`, {
      method: options.method ?? 'POST',
      headers: {
        authorization: `Bearer ${harness.token(people.DEVELOPER)}`,
        'content-type': 'application/json',
        ...options.headers,
      },
      body,
    });
    const text = await response.text();
    const answer = text === '' ? undefined : JSON.parse(text);
    return {
      status: response.status,
      code: answer?.error?.code,
      allow: response.headers.get('allow'),
      answer,
    };
  }

  const decide = (document: string) =>
    send(
      '/decisions',
      `{"evidence":{"document":${document}},"format":"terraform-plan","target":${JSON.stringify(
        target,
      )}}`,
    );

  const digest = `sha256:${'0'.repeat(64)}`;
  const places: [string, (value: string) => Promise<Answer>][] = [
    ['the document of a decision', value => decide(value)],
    [
      'the values of a module',
      value =>
        send(
          '/decisions',
          `{"evidence":{"digest":"${digest}"},"format":"terraform-plan","target":{},"module":{"id":"m","digest":"${digest}","values":${value}}}`,
        ),
    ],
    [
      'the document of a preview',
      value =>
        send(
          '/preview',
          `{"subject":{"format":"terraform-plan","document":${value}},"target":{}}`,
        ),
    ],
    [
      'the values of a form',
      value =>
        send(
          '/preview',
          `{"subject":{"module":"m","values":${value}},"target":{}}`,
        ),
    ],
    [
      'the values of a form with a list',
      value =>
        send(
          '/preview/choices',
          `{"module":"m","values":${value},"field":"f","candidates":["a"],"target":{}}`,
        ),
    ],
    [
      'the answer of a browser',
      value => send('/passkeys', `{"name":"n","response":${value}}`),
    ],
    [
      'the signature of a consent',
      value =>
        send(
          '/approvals/x/consent',
          `{"kind":"approve","fingerprint":"${digest}","passkey":${value}}`,
        ),
    ],
    ['a body of another route', value => send('/leases', value)],
  ];

  it.each(places)('refuses nesting without end in %s', async (_, ask) => {
    for (const levels of [250, 5000, 100_000]) {
      expect(await ask(nested(levels))).toMatchObject({
        status: 422,
        code: 'input-too-deep',
      });
    }
    const lists = `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    expect(await ask(lists)).toMatchObject({ code: 'input-too-deep' });
  });

  it.each(places)(
    'refuses a number that it would round in %s',
    async (_, ask) => {
      for (const number of [
        '9007199254740993',
        '0.1000000000000000055511151231257827',
        '1e-400',
      ]) {
        expect(await ask(`{"a":${number}}`)).toMatchObject({
          status: 422,
          code: 'number-inexact',
        });
      }
      expect(await ask('{"a":1e400}')).toMatchObject({
        status: 422,
        code: 'number-out-of-range',
      });
    },
  );

  it.each(places)(
    'refuses a name that is there twice in %s',
    async (_, ask) => {
      expect(await ask('{"a":1,"\\u0061":2}')).toMatchObject({
        status: 400,
        code: 'duplicate-key',
      });
    },
  );

  it('gives two numbers two fingerprints, or none', async () => {
    const plan = (value: string) =>
      JSON.stringify({
        format_version: '1.2',
        terraform_version: '1.11.4',
        planned_values: { root_module: {} },
        resource_changes: [
          {
            address: 'terraform_data.n',
            mode: 'managed',
            type: 'terraform_data',
            name: 'n',
            provider_name: 'terraform.io/builtin/terraform',
            change: {
              actions: ['create'],
              before: null,
              after: { input: 'NUMBER' },
              after_unknown: {},
              before_sensitive: false,
              after_sensitive: {},
            },
          },
        ],
        configuration: { root_module: {} },
      }).replace('"NUMBER"', value);
    const fingerprints: string[] = [];
    for (const value of [
      '9007199254740992',
      '9007199254740993',
      '9007199254740993.1',
      '0.1',
      '0.1000000000000000055511151231257827',
    ]) {
      const { answer: receipt } = await send('/evidence', plan(value), {
        method: 'PUT',
      });
      const { status, answer } = await send(
        '/decisions',
        JSON.stringify({
          evidence: { digest: receipt.digest },
          format: 'terraform-plan',
          target,
        }),
      );
      expect(status).toBe(201);
      fingerprints.push(answer.fingerprint);
    }
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
  });

  it.each([
    '{"format":"terraform-plan","module":"m"}',
    '{"format":"terraform-plan","values":{}}',
    '{"document":{},"module":"m"}',
    '{"document":{},"values":{}}',
    '{"format":"terraform-plan"}',
    '{"format":"terraform-plan","document":{},"module":"m"}',
    '{}',
  ])('refuses a preview of %s', async subject => {
    expect(
      await send('/preview', `{"subject":${subject},"target":{}}`),
    ).toMatchObject({ status: 400, code: 'bad-request' });
  });

  it.each([
    ['/decisions', '{"evidence":{},"format":"f","target":{}}'],
    [
      '/decisions',
      `{"evidence":{"digest":"${digest}","document":{}},"format":"f","target":{}}`,
    ],
    ['/passkeys/challenge', '{"purpose":"consent","kind":"approve"}'],
    ['/policy-requests', '{"kind":"threshold","wanted":"w","reason":"r"}'],
    [
      '/policy-requests',
      '{"kind":"rule","scope":"s","wanted":"w","reason":"r"}',
    ],
    [
      '/exceptions',
      '{"decision":"d","rule":"a/b","reason":"r","until":"2999-01-01T00:00:00Z","control":{"kind":"rule-passes","text":"t","url":"https://a.example"}}',
    ],
    ['/approvals/x/consent', `{"kind":"reject","fingerprint":"${digest}"}`],
  ])('refuses half of two forms: %s %s', async (route, body) => {
    expect(await send(route, body)).toMatchObject({
      status: 400,
      code: 'bad-request',
    });
  });

  it.each(['[]', 'null', '1', '"{}"', '{"a":', '{} {}'])(
    'refuses the body %s',
    async body => {
      expect(await send('/decisions', body)).toMatchObject({
        status: 400,
        code: 'bad-request',
      });
    },
  );

  it.each([
    ['PATCH', '/decisions'],
    ['PUT', '/preview'],
    ['POST', '/evidence'],
    ['DELETE', '/ledger/export'],
    ['POST', '/leases/x'],
  ])('says that %s %s is not possible, and what is', async (method, route) => {
    const { status, code, allow } = await send(route, '{}', { method });
    expect({ status, code }).toEqual({
      status: 405,
      code: 'method-not-allowed',
    });
    expect(allow).toMatch(/GET|POST|PUT/);
  });

  it.each([
    '/decisions?cursor=x',
    '/approvals?cursor=x',
    '/exceptions?cursor=x',
    '/policy-requests?cursor=x',
    '/leases?cursor=x',
    '/undelivered?cursor=x',
    '/ledger/entries?cursor=9999999999.1',
    '/decisions?since=2026-02-01T00:00:00Z&until=2026-01-01T00:00:00Z',
    '/ledger/entries?since=2026-02-01T00:00:00Z&until=2026-01-01T00:00:00Z',
    '/ledger/export?since=2026-02-01T00:00:00Z&until=2026-01-01T00:00:00Z',
    '/ledger/export?epoch=99999999999',
    '/decisions?since=2026-13-01T00:00:00Z',
  ])('refuses %s', async route => {
    for (const person of [people.SECURITY, people.PLATFORM]) {
      const { status } = await send(route, undefined, {
        method: 'GET',
        headers: { authorization: `Bearer ${harness.token(person)}` },
      });
      expect([400, 403]).toContain(status);
    }
  });

  it.each([
    '/decisions?entity=component:default/shop&since=2026-01-01T00:00:00Z',
    '/decisions?actor=a+b*(c)&rule=a/b',
    '/ledger/entries?subject=a+b&until=2026-01-01T00:00:00Z',
  ])('reads the characters that clients leave as they are: %s', async route => {
    const { status } = await send(route, undefined, {
      method: 'GET',
      headers: { authorization: `Bearer ${harness.token(people.SECURITY)}` },
    });
    expect(status).toBe(200);
  });
});
