import type { ExceptionState } from '@backstage-guardrails/plugin-guardrails-common';
import { MigratedDatabases } from '../../../__testUtils__/MigratedDatabases';
import { selectExceptions } from './selectExceptions';
import { deriveExceptionState } from '../model/deriveExceptionState';
import { whereState } from './whereState';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(60_000);

const NOW = '2026-03-01T12:00:00.000Z';
const BEFORE = '2026-03-01T11:59:59.999Z';
const AFTER = '2026-03-01T12:00:00.001Z';
const digest = (n: number) => `sha256:${String(n).repeat(64)}`;
const present = { now: NOW, revisions: [digest(1), digest(2)] };

const states: ExceptionState[] = [
  'requested',
  'refused',
  'active',
  'ended',
  'revoked',
  'used-up',
  'control-failed',
  'rule-changed',
];

/** In force or not, by what was consented to or by what it was carried over to. */
const revisions = [
  { rule_digest: digest(1), carried_rule_digest: null },
  { rule_digest: digest(3), carried_rule_digest: null },
  { rule_digest: digest(3), carried_rule_digest: digest(2) },
  { rule_digest: digest(1), carried_rule_digest: digest(4) },
];

type Facts = Record<string, string | number | null> & {
  closed_as: string | null;
  expires_at: string;
};

/** Every combination of the facts that a state follows from. */
function combinations(): Facts[] {
  const facts = {
    granted_at: [null, BEFORE],
    refused_at: [null, BEFORE],
    revoked_at: [null, BEFORE],
    control_failed_at: [null, BEFORE],
    until: [BEFORE, NOW, AFTER],
    uses: [0, 2],
    maximum_uses: [null, 2],
    revision: [0, 1, 2, 3],
    closed_as: [null, 'approved', 'expired'],
    expires_at: [NOW, AFTER],
  };
  return Object.entries(facts)
    .reduce<Facts[]>(
      (rows, [name, values]) =>
        rows.flatMap(row => values.map(value => ({ ...row, [name]: value }))),
      [{ closed_as: null, expires_at: NOW }],
    )
    .map(({ revision, ...row }) => ({
      ...row,
      ...revisions[Number(revision)],
    }));
}

describe.each(databases.eachSupportedId())(
  'states of exceptions on %s',
  databaseId => {
    it('are the same in a list as of a row, each row in exactly one', async () => {
      const knex = await databases.init(databaseId);
      const rows = combinations().map((facts, n) => ({
        ...facts,
        id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
      }));
      const approvals = rows.map(({ id, closed_as, expires_at }) => ({
        id,
        subject_kind: 'exception',
        subject_id: id,
        fingerprint: digest(0),
        title: 't',
        requester: 'user:default/a',
        requested_at: BEFORE,
        expires_at,
        closed_as,
        requirements: '[]',
        participants: '[]',
        parts: '{}',
        revision: 0,
      }));
      await knex.batchInsert('approvals', approvals, 40);
      const exceptions = rows.map(
        ({ closed_as: _closed, expires_at: _expires, ...facts }) => ({
          ...facts,
          rule: 'a/b',
          severity: 'high',
          target_ref: 'component:default/a',
          environment_class: 'production',
          bounds: '[]',
          reason: 'r',
          control: '{}',
          decision_id: facts.id,
          requester: 'user:default/a',
          requested_at: BEFORE,
          approval_id: facts.id,
          fingerprint: digest(0),
        }),
      );
      await knex.batchInsert('exceptions', exceptions, 20);
      const all = await selectExceptions(knex).orderBy('exceptions.id');
      expect(all).toHaveLength(rows.length);
      const expected = new Map(states.map(state => [state, [] as string[]]));
      for (const row of all)
        expected.get(deriveExceptionState(row, present))!.push(row.id);
      for (const state of states) {
        const query = selectExceptions(knex).orderBy('exceptions.id');
        const found = await whereState(query, [state], present);
        expect([state, found.map(({ id }: { id: string }) => id)]).toEqual([
          state,
          expected.get(state),
        ]);
        expect(expected.get(state)!.length).toBeGreaterThan(0);
      }
    });
  },
);
