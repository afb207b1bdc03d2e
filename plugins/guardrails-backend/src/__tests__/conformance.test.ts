import {
  ACTOR_CHAIN_HEADER,
  writeActorChain,
} from '@backstage-guardrails/plugin-guardrails-common';
import { faultsOf } from '../__testUtils__/conformsTo';
import {
  binding,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { environmentModule } from '../__testUtils__/environmentModule';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { allowed, denied } from '../__testUtils__/plans';

const databases = MigratedDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

describe('answers have the shape of the OpenAPI description', () => {
  let harness: GuardrailsHarness;

  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    harness = await GuardrailsHarness.start({
      knex,
      config: { modules: [environmentModule] },
    });
  });

  type Described = Parameters<typeof faultsOf>[0]['path'];

  /** Asks as the scaffolder on behalf of a person and checks status and shape. */
  async function call(
    method: string,
    path: Described,
    options: {
      expected: number;
      id?: string;
      query?: string;
      json?: object;
      bytes?: Buffer;
    },
  ) {
    const { expected, id = '', query = '', json, bytes } = options;
    const address = path
      .replace('{id}', id)
      .replace('{kind}/{namespace}/{name}', 'component/default/checkout-api');
    const response = await fetch(
      `${harness.url}/api/guardrails${address}${query}`,
      {
        method,
        headers: {
          authorization: `Bearer ${harness.taskToken(people.DEVELOPER)}`,
          [ACTOR_CHAIN_HEADER]: writeActorChain([]),
          'content-type': json
            ? 'application/json'
            : 'application/octet-stream',
        },
        body: json ? JSON.stringify(json) : bytes,
      },
    );
    const text = await response.text();
    const body = text === '' ? undefined : JSON.parse(text);
    expect({
      status: response.status,
      faults: faultsOf({
        path,
        method: method.toLowerCase(),
        status: response.status,
        body,
      }),
    }).toEqual({ status: expected, faults: [] });
    return body;
  }

  it('for what is done', async () => {
    const evidence = await call('PUT', '/evidence', {
      expected: 201,
      bytes: Buffer.from(JSON.stringify(denied)),
    });
    const bad = await call('POST', '/decisions', {
      expected: 201,
      json: harness.request({ evidence: { digest: evidence.digest } }),
    });
    await call('GET', '/decisions/{id}', { expected: 200, id: bad.id });
    const page = await call('GET', '/decisions', {
      expected: 200,
      query: '?limit=1&outcome=deny&outcome=warn',
    });
    expect(page.items).toHaveLength(1);
    await call('GET', '/entities/{kind}/{namespace}/{name}/compliance', {
      expected: 200,
    });

    const good = await call('POST', '/decisions', {
      expected: 201,
      json: harness.request(),
    });
    await call('POST', '/decisions/{id}/run', {
      expected: 204,
      id: good.id,
      json: { status: 'cancelled' },
    });
    const grant = await call('POST', '/decisions/{id}/grants', {
      expected: 201,
      id: good.id,
      json: binding,
    });
    await call('POST', '/grants/{id}/redeem', {
      expected: 204,
      id: grant.id,
      json: binding,
    });
    await call('POST', '/grants/{id}/outcome', {
      expected: 204,
      id: grant.id,
      json: { status: 'applied' },
    });
    await call('GET', '/decisions/{id}', { expected: 200, id: good.id });
  });

  it('for what is read and what is refused', async () => {
    await call('POST', '/preview', {
      expected: 200,
      json: {
        subject: { format: 'terraform-plan', document: allowed },
        target: { environment: 'sandbox' },
      },
    });
    await call('POST', '/preview/choices', {
      expected: 200,
      json: {
        module: 'environment',
        values: {},
        field: 'region',
        candidates: ['eu-west-1', 'us-east-1'],
        target: { environment: 'sandbox' },
      },
    });
    const { rules } = await call('GET', '/rules', { expected: 200 });
    expect(rules.length).toBeGreaterThan(50);
    const { items } = await call('GET', '/environments', { expected: 200 });
    expect(items).toEqual([
      { name: 'sandbox', class: 'sandbox', account: '1' },
      { name: 'production', class: 'production', account: '4' },
    ]);
    const missing = await call('GET', '/decisions/{id}', {
      expected: 404,
      id: 'nothing',
    });
    expect(missing.error.code).toBe('not-found');
    const query = await call('GET', '/decisions', {
      expected: 400,
      query: '?unknown=1',
    });
    expect(query.error.code).toBe('bad-request');
    const unread = await call('POST', '/decisions', {
      expected: 422,
      json: harness.request({ evidence: { document: { no: 'plan' } } }),
    });
    expect(unread.error.code).toEqual(expect.any(String));
  });

  it('and notices what the description does not have', () => {
    const path = '/evidence';
    const body = { digest: `sha256:${'0'.repeat(64)}`, size: 1, more: 1 };
    expect(faultsOf({ path, method: 'put', status: 201, body })).toHaveLength(
      1,
    );
  });
});
