import type { ServerExamination } from '@backstage-guardrails/access-postgres';
import { listConditions, unexamined } from './listConditions';

const good: ServerExamination = {
  roles: [],
  seesPasswords: true,
  countsStatements: true,
  reaper: 'missing',
  closed: [],
  eventTriggers: [],
};
const unfulfilled = (found: Partial<ServerExamination>) =>
  listConditions('resource:default/shop-db', { ...good, ...found }).flatMap(
    condition => (condition.fulfilled ? [] : [[condition.id, condition.fix]]),
  );

describe('conditionsOf', () => {
  it('has nothing to ask for where all is well', () => {
    expect(unfulfilled({})).toEqual([]);
    expect(unfulfilled({ reaper: 'own' })).toEqual([]);
  });

  it.each<[Partial<ServerExamination>, string, string]>([
    [
      { roles: [{ name: 'app', dangers: ['app can log in'] }] },
      'access-postgres-roles',
      'app (app can log in)',
    ],
    [{ seesPasswords: false }, 'access-postgres-passwords', 'pg_authid'],
    [{ countsStatements: false }, 'access-postgres-usage', 'pg_read_all_stats'],
    [{ reaper: 'foreign' }, 'access-postgres-reaper', 'drop it'],
    [{ closed: ['x: no'] }, 'access-postgres-databases', 'x: no'],
    [{ eventTriggers: ['e'] }, 'access-postgres-event-triggers', 'e'],
  ])('says what to do about %j', (found, id, fix) => {
    expect(unfulfilled(found)).toEqual([[id, expect.stringContaining(fix)]]);
  });

  it('says why a server could not be asked', () => {
    expect(
      unexamined('resource:default/shop-db', new Error('No answer')),
    ).toMatchObject({
      id: 'access-postgres-connection',
      fulfilled: false,
      fix: 'No answer.',
    });
  });
});
