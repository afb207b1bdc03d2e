import type { Knex } from 'knex';
import { MigratedDatabases } from '../../../__testUtils__/MigratedDatabases';
import { lastApplied } from './lastApplied';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const REF = 'resource:default/lab';
const digest = `sha256:${'0'.repeat(64)}`;
const input = { source: { madeFrom: { module: { digest } } } };
const target = { target_ref: REF, environment: 'development', revision: 2 };

describe.each(databases.eachSupportedId())(
  'what was applied last, on %s',
  databaseId => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
    });

    beforeEach(async () => {
      await knex('grants').delete();
      await knex('decisions').delete();
    });

    async function grant(
      id: string,
      redeemed: string,
      more: { format?: string; status?: string } = {},
    ) {
      const { format = 'terraform-plan', status = 'applied' } = more;
      await knex('decisions').insert({
        id,
        recorded_at: redeemed,
        principal: 'plugin:scaffolder',
        actor_ref: 'user:default/a',
        outcome: 'allow',
        target_ref: REF,
        environment: 'development',
        format,
        fingerprint: digest,
        summary: '{}',
        encoding: 'json',
        document: Buffer.from('{}'),
      });
      await knex('grants').insert({
        id,
        decision_id: id,
        principal: 'plugin:scaffolder',
        enforcement_point: 'scaffolder',
        fingerprint: digest,
        task: id,
        plan: digest,
        workspace: digest,
        minted_at: redeemed,
        expires_at: redeemed,
        redeemed_at: redeemed,
        target_ref: REF,
        status,
      });
    }

    const last = (of = target) =>
      lastApplied(
        {
          knex,
          log: {
            get: async id => ({ run: { task: id } } as never),
            input: async () => Buffer.from(JSON.stringify(input)) as never,
          },
        },
        of,
      );

    it('is the newest change that was carried out', async () => {
      await grant('one', '2026-11-01T00:00:00.000Z');
      await grant('two', '2026-11-02T00:00:00.000Z');
      expect(await last()).toEqual({ digest, task: 'two' });
    });

    it('is no operation on the target, and none that failed', async () => {
      await grant('one', '2026-11-01T00:00:00.000Z');
      await grant('two', '2026-11-02T00:00:00.000Z', {
        format: 'operation',
        status: 'failed',
      });
      expect(await last()).toEqual({ digest, task: 'one' });
    });

    it('is not there after a change that failed', async () => {
      await grant('one', '2026-11-01T00:00:00.000Z');
      await grant('two', '2026-11-02T00:00:00.000Z', { status: 'failed' });
      expect(await last()).toEqual({
        reason: expect.stringContaining('did not succeed'),
      });
    });

    it.each([
      ['was not applied from here yet', 0],
      ['no longer kept', 2],
    ])('says where there is none: %s', async (reason, revision) => {
      expect(await last({ ...target, revision })).toEqual({
        reason: expect.stringContaining(reason),
      });
    });
  },
);
