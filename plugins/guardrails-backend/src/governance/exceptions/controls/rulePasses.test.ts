import { TestDatabases } from '@backstage/backend-test-utils';
import type { DecisionLog } from '../../../decision/decisions';
import type { ExceptionRow } from '../model/rows';
import { rulePasses } from './rulePasses';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const rule = 'a/tagged';

const passes = { passed: [rule], findings: [] };
const silent = { passed: [], findings: [] };
const breaks = { passed: [], findings: [{ rule }] };
const off = { ...silent, off: [{ rule }] };

describe('rulePasses', () => {
  it.each([
    ['passes in the newest', [breaks, passes], true],
    ['is silent in the newest, and passes before', [passes, silent], true],
    ['is broken in the newest', [passes, breaks], false],
    ['is off in the newest, and passes before', [passes, off], false],
    ['is silent in all', [silent], false],
  ])('where the rule %s: %#', async (_what, verdicts, holds) => {
    const knex = await databases.init('SQLITE_3');
    await knex.schema.createTable('decisions', table => {
      table.string('id');
      table.string('target_ref');
      table.string('environment');
    });
    await knex.schema.createTable('grants', table => {
      table.string('decision_id');
      table.string('status');
    });
    const at = { target_ref: 'component:default/a', environment: 'staging' };
    for (const id of verdicts.keys()) {
      await knex('decisions').insert({ id: `${id}`, ...at });
      await knex('grants').insert({ decision_id: `${id}`, status: 'applied' });
    }
    const log = {
      get: async (id: string) => ({
        decision: { id, verdict: verdicts[Number(id)] },
      }),
    } as unknown as DecisionLog;
    const row = at as ExceptionRow;
    expect(await rulePasses({ knex, log }, { row, rule })).toMatchObject({
      holds,
    });
  });
});
