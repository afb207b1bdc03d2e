import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CostHarness } from '../__testUtils__/CostHarness';
import { focusColumnNames, focusCsv } from '../__testUtils__/focusCsv';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(120_000);

const lead = 'user:default/payments-lead';
const finance = 'user:default/finance-analyst';
const platform = 'user:default/platform-operator';

const payments = 'group:default/payments';
const checkout = 'component:default/checkout';

const entity = (kind: string, name: string, owner?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
});

/** March: one cost that the tag gives to payments, and one with a tag that only a rule knows. */
const march = focusCsv([
  { Tags: '{"owner":"payments"}', EffectiveCost: '10' },
  { Tags: '{"app":"shop"}', ResourceId: 'vm-2', EffectiveCost: '5.5' },
]);

const shopRule = {
  id: 'shop',
  conditions: [{ kind: 'tag', key: 'app', operator: 'in', values: ['shop'] }],
  to: { entity: checkout },
};

describe.each(databases.eachSupportedId())(
  'files and rules over HTTP, %s',
  databaseId => {
    let portal: CostHarness;
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'cost-http-'));
      portal = await CostHarness.start({
        databases,
        databaseId,
        temporaryFolder: folder,
        config: {
          access: {
            readers: ['group:default/finance'],
            managers: ['group:default/platform'],
          },
          limits: { fileMegabytes: 1, uncompressedMegabytes: 2 },
        },
        groups: {
          [lead]: [payments],
          [finance]: ['group:default/finance'],
          [platform]: ['group:default/platform'],
        },
        catalog: [
          entity('Group', 'payments'),
          entity('Component', 'checkout', payments),
        ],
      });
    });

    afterAll(async () => {
      await portal?.stop();
      await rm(folder, { recursive: true });
    });

    /** What was stored while a file was read is gone, whatever became of it. */
    // eslint-disable-next-line jest/no-standalone-expect -- it holds after every test
    afterEach(async () => expect(await readdir(folder)).toEqual([]));

    const effective = async () => {
      const { body } = await portal.call({ as: finance, path: '/costs' });
      return body.totals;
    };

    const versionOfRules = async (): Promise<number> => {
      const { body } = await portal.call({ as: platform, path: '/rules' });
      return body.version;
    };

    it('loads a file for who loads, and shows it at once', async () => {
      const sent = await portal.upload({ as: platform, content: march });
      expect(sent).toMatchObject({
        status: 201,
        body: {
          load: { source: 'upload', state: 'in-force', months: ['2026-03'] },
          totals: [{ currency: 'USD', rows: 2, effective: '15.5' }],
        },
      });
      expect(await effective()).toMatchObject([
        { currency: 'USD', total: '15.5', unallocated: '5.5' },
      ]);
      const own = await portal.call({ as: lead, path: '/costs' });
      expect(own.body.totals).toMatchObject([{ total: '10' }]);
    });

    it('says that the same file is loaded already', async () => {
      const again = await portal.upload({ as: platform, content: march });
      expect([again.status, again.body.error.code]).toEqual([
        409,
        'load-unchanged',
      ]);
    });

    it.each([
      // the framework itself refuses who has not signed in
      ['anonymous', 401, undefined],
      [lead, 403, 'not-allowed'],
      [finance, 403, 'not-allowed'],
    ])('takes no file and no rules of %s', async (as, status, code) => {
      const version = await versionOfRules();
      const answers = [
        await portal.upload({ as, content: focusCsv([{}]) }),
        // who may not load learns nothing about what would be wrong
        await portal.upload({ as, content: 'x', query: 'source=other' }),
        await portal.call({
          as,
          method: 'PUT',
          path: '/rules',
          body: { version, rules: [] },
        }),
        await portal.call({
          as,
          method: 'POST',
          path: '/rules/trial',
          body: { rules: [] },
        }),
      ];
      expect(
        answers.map(({ status: found, body }) => [found, body.error.code]),
      ).toEqual(answers.map(() => [status, code]));
      expect(await versionOfRules()).toBe(version);
      expect(await effective()).toMatchObject([{ total: '15.5' }]);
    });

    const bomb = gzipSync(Buffer.alloc(50_000_000, 'a'));
    const wide = Array.from({ length: 10_000 }, (_, place) => `x_${place}`);

    it.each<[string, Buffer | string, RegExp]>([
      ['no bytes', '', /The file is empty/],
      ['a header alone', `${focusColumnNames.join()}\n`, /no charges/],
      [
        'a gzip that is cut off',
        gzipSync(march).subarray(0, 100),
        /damaged, cut off/,
      ],
      [
        'a gzip with a changed byte',
        changed(gzipSync(march), 40),
        /damaged, cut off/,
      ],
      ['a zip', Buffer.from('PK\u0003\u0004rest'), /another kind than gzip/],
      ['a file larger than allowed', march.repeat(10_000), /larger than/],
      ['a zip bomb', bomb, /larger than/],
      ['an image', Buffer.from('89504e470d0a1a0a', 'hex'), /neither UTF-8/],
      ['a page', '<!doctype html>\n<p>Sign in</p>', /column|billing/i],
      ['Parquet that is none', 'PAR1 and no more', /RFC 4180|Parquet/],
      ['half a row', `${march}"2026`, /RFC 4180/],
      [
        'a missing mandatory column',
        focusCsv(
          [{}],
          focusColumnNames.filter(name => name !== 'BilledCost'),
        ),
        /^Line 1, column BilledCost: /,
      ],
      [
        '10,000 columns',
        focusCsv([{}], [...focusColumnNames, ...wide]),
        /column/,
      ],
      ['NaN', focusCsv([{ BilledCost: 'NaN' }]), /^Line 2, column /],
      ['1e308', focusCsv([{ BilledCost: '1e308' }]), /^Line 2, column /],
      [
        'a day of another month',
        focusCsv([{ ChargePeriodStart: '2027-01-01T00:00:00Z' }]),
        /^Line 2, column /,
      ],
    ])('refuses %s whole and keeps what was', async (_, content, message) => {
      const answer = await portal.upload({ as: platform, content });
      expect([answer.status, answer.body?.error.code]).toEqual([
        422,
        'load-refused',
      ]);
      expect(answer.body.error.message).toMatch(message);
      // the load says it too, for who looks later
      const { body } = await portal.call({
        as: platform,
        path: answer.body.error.path,
      });
      expect(body.load).toMatchObject({ state: 'refused', rows: 0 });
      expect(body.problems[0].code).toEqual(expect.any(String));
      expect(await effective()).toMatchObject([{ total: '15.5' }]);
    });

    it.each<[string, { query?: string; type?: string }, number, string]>([
      ['without a source', { query: 'name=a.csv' }, 400, 'bad-request'],
      ['without a name', { query: 'source=upload' }, 400, 'bad-request'],
      [
        'of two names',
        { query: 'source=upload&name=a&name=b' },
        400,
        'bad-request',
      ],
      [
        'with a path',
        { query: 'source=upload&name=..%2Fa.csv' },
        400,
        'bad-request',
      ],
      [
        'for another source',
        { query: 'source=aws&name=a.csv' },
        422,
        'source-unknown',
      ],
      [
        'as a form',
        { type: 'multipart/form-data; boundary=x' },
        415,
        'type-unsupported',
      ],
      ['as JSON', { type: 'application/json' }, 415, 'type-unsupported'],
    ])('takes no file %s', async (_, request, status, code) => {
      const answer = await portal.upload({
        as: platform,
        content: focusCsv([{}]),
        ...request,
      });
      expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    });

    it('loads on after uploads that break off, in the middle and while they wait', async () => {
      const broken = await Promise.all(
        [0, 1, 2].map(() => breakOff(portal.address.port, march)),
      );
      expect(broken).toHaveLength(3);
      const april = march
        .replaceAll('2026-04', '2026-05')
        .replaceAll('2026-03', '2026-04');
      const next = await portal.upload({ as: platform, content: april });
      expect(next.status).toBe(201);
      const loads = await portal.call({
        as: platform,
        path: '/loads?state=loading',
      });
      expect(loads.body.items).toEqual([]);
    });

    it('tries rules on a month without a change, and saves them with one', async () => {
      const trial = await portal.call({
        as: platform,
        method: 'POST',
        path: '/rules/trial',
        body: { rules: [shopRule], month: '2026-03' },
      });
      expect(trial).toMatchObject({
        status: 200,
        body: {
          month: '2026-03',
          moves: [{ to: checkout, amount: { amount: '5.5', currency: 'USD' } }],
          moreMoves: 0,
          unallocated: [{ currency: 'USD', before: '5.5', after: '0' }],
        },
      });
      const before = await portal.call({
        as: finance,
        path: '/costs?month=2026-03',
      });
      expect(before.body.totals).toMatchObject([{ unallocated: '5.5' }]);

      const version = await versionOfRules();
      const saved = await portal.call({
        as: platform,
        method: 'PUT',
        path: '/rules',
        body: { version, rules: [shopRule] },
      });
      expect(saved).toMatchObject({
        status: 200,
        body: { version: version + 1, updatedBy: platform },
      });
      const after = await portal.call({
        as: finance,
        path: '/costs?month=2026-03',
      });
      expect(after.body.totals).toMatchObject([{ unallocated: '0' }]);
      // with the version of before, the rules of another person would be lost
      const late = await portal.call({
        as: platform,
        method: 'PUT',
        path: '/rules',
        body: { version, rules: [] },
      });
      expect([late.status, late.body.error.code]).toEqual([
        409,
        'rules-changed',
      ]);
    });

    it.each<[string, object, number, string]>([
      ['no list', { rules: {} }, 400, 'bad-request'],
      [
        'more than 500',
        { rules: Array(501).fill(shopRule) },
        400,
        'bad-request',
      ],
      [
        'a field that is none',
        { rules: [{ ...shopRule, x: 1 }] },
        400,
        'bad-request',
      ],
      ['an id twice', { rules: [shopRule, shopRule] }, 422, 'rules-invalid'],
      [
        'a rule for everything',
        { rules: [{ ...shopRule, conditions: [] }] },
        422,
        'rules-invalid',
      ],
    ])('refuses rules with %s', async (_, body, status, code) => {
      const version = await versionOfRules();
      const answers = [
        await portal.call({
          as: platform,
          method: 'PUT',
          path: '/rules',
          body: { version, ...body },
        }),
        await portal.call({
          as: platform,
          method: 'POST',
          path: '/rules/trial',
          body,
        }),
      ];
      for (const answer of answers) {
        expect([answer.status, answer.body.error.code]).toEqual([status, code]);
      }
      expect(await versionOfRules()).toBe(version);
    });

    it('tries no rules on a month without costs', async () => {
      const answer = await portal.call({
        as: platform,
        method: 'POST',
        path: '/rules/trial',
        body: { rules: [shopRule], month: '2020-01' },
      });
      expect([answer.status, answer.body.error.code]).toEqual([
        404,
        'not-found',
      ]);
    });
  },
);

function changed(content: Buffer, place: number): Buffer {
  const copy = Buffer.from(content);
  copy[place] = (copy[place] + 1) % 256;
  return copy;
}

/** Announces more than it sends, and hangs up. */
function breakOff(port: number, content: string): Promise<void> {
  return new Promise((done, failed) => {
    const socket = connect(port, 'localhost');
    socket.on('error', failed);
    socket.on('close', () => done());
    socket.write(
      [
        'POST /api/entity-cost/loads?source=upload&name=cut.csv HTTP/1.1',
        'Host: localhost',
        `Authorization: ${mockCredentials.user.header(platform)}`,
        'Content-Type: application/octet-stream',
        `Content-Length: ${content.length + 100}`,
        '',
        content,
      ].join('\r\n'),
    );
    setTimeout(() => socket.destroy(), 300);
  });
}
