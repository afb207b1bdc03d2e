import { TestDatabases } from '@backstage/backend-test-utils';
import type { Verdict } from '@backstage-guardrails/policy-model';
import { requireControl } from './requireControl';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

type Judged = Pick<Verdict, 'passed' | 'findings' | 'off'>;

const passes = { passed: ['a/tagged'], findings: [] } as unknown as Judged;
const silent = { passed: [], findings: [] } as Judged;
const breaks = {
  passed: [],
  findings: [{ rule: 'a/tagged' }],
} as unknown as Judged;
const off = { ...silent, off: [{ rule: 'a/tagged' }] } as unknown as Judged;

describe('requireControl', () => {
  it.each<[string, Judged, boolean | undefined, 'counts' | 'refused']>([
    ['passes in the change itself', passes, undefined, 'counts'],
    ['passes again, after it was not proven', passes, false, 'counts'],
    ['is not looked at, and was proven', silent, true, 'counts'],
    ['is not looked at, and was never proven', silent, undefined, 'refused'],
    ['is not looked at, and is not proven', silent, false, 'refused'],
    ['is off, though it was proven', off, true, 'refused'],
    ['is broken, though it was proven', breaks, true, 'refused'],
  ])('where the rule %s', async (_, verdict, proven, outcome) => {
    const knex = await databases.init('SQLITE_3');
    await knex.schema.createTable('exceptions', table => {
      table.string('id');
      table.text('control');
    });
    await knex.schema.createTable('exception_controls', table => {
      table.string('exception_id');
      table.string('since');
      table.integer('holds');
    });
    await knex('exceptions').insert({
      id: 'x',
      control: JSON.stringify({ kind: 'rule-passes', rule: 'a/tagged' }),
    });
    if (proven !== undefined) {
      await knex('exception_controls').insert([
        { exception_id: 'x', since: '1', holds: proven ? 0 : 1 },
        { exception_id: 'x', since: '2', holds: proven ? 1 : 0 },
      ]);
    }
    const asked = knex.transaction(transaction =>
      requireControl(transaction, { id: 'x', verdict }).then(
        () => 'counts',
        error => error.code,
      ),
    );
    expect(await asked).toBe(
      outcome === 'counts' ? 'counts' : 'grant-no-longer-allowed',
    );
  });
});
