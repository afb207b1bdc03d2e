import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Finding } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { MigratedDatabases } from '../../../__testUtils__/MigratedDatabases';
import { recordApplied, recordProposed } from '../commands/recordFindings';
import { DECISIONS, SWEEP, type FindingState, type Placed } from '../model';
import { FindingStore } from './FindingStore';
import type { FindingRow } from './rows';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const at = '2026-11-30T12:00:00.000Z';
const later = '2026-11-30T12:00:01.000Z';
const finding = {
  rule: 'a/b',
  level: 'mandatory',
  disposition: 'enforced',
  resource: 'r',
  path: 'p',
} as Finding;
const states = {
  proposed: { state: 'proposed' },
  open: { state: 'open', openedAt: at },
  resolved: { state: 'resolved', openedAt: at, resolvedAt: at },
} satisfies Record<string, FindingState>;
const refOf = (n: number) => `component:default/e${n}`;

describe.each(databases.eachSupportedId())('findings on %s', databaseId => {
  let knex: Knex;
  let written = 1000;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.batchInsert(
      'findings',
      Array.from({ length: 3000 }, (_, n) => ({
        id: `f${n}`,
        source: n % 3 ? SWEEP : 'drift',
        entity_ref: refOf(Math.floor(n / 3)),
        environment: '',
        rule: 'a/b',
        place: `sha256:${n}`,
        resource: '',
        state: 'open',
        decision_id: 'd',
        observed_at: at,
        observed_by: 'd',
        first_seen_at: at,
        last_seen_at: at,
        opened_at: at,
        reopened: 0,
        attributes: JSON.stringify({ rule: 'a/b', resource: '', path: '' }),
      })),
      40,
    );
  });

  it('of several entities are those of the source, read by entity', async () => {
    const statements: { sql: string; bindings: string[] }[] = [];
    const listen = (query: { sql: string; bindings: string[] }) =>
      statements.push(query);
    const entities = Array.from({ length: 50 }, (_, n) => refOf(n));
    knex.on('query', listen);
    const found = await knex.transaction(transaction =>
      new FindingStore(transaction).ofEntities(SWEEP, entities),
    );
    knex.off('query', listen);
    expect([...found.keys()].sort()).toEqual([...entities].sort());
    expect(found.get(refOf(7))?.map(({ id }) => id)).toEqual(['f22', 'f23']);

    // There are no statistics: the index of the source has all that the sweep ever found.
    const { sql, bindings } = statements.find(one =>
      one.sql.includes('findings'),
    )!;
    const explain = isSqlite(knex) ? 'explain query plan' : 'explain';
    const text = await knex.transaction(async transaction => {
      // So few rows are read as fast without an index.
      if (!isSqlite(knex)) {
        await transaction.raw('set local enable_seqscan = off');
      }
      const plan = await transaction.raw(
        `${explain} ${sql.replace(/\$\d+/g, '?')}`,
        bindings,
      );
      return JSON.stringify(plan.rows ?? plan);
    });
    expect(text).toMatch(/findings_(place_uniq|entity_idx)/);
    expect(text).not.toContain('findings_source_idx');
  });

  const about = (n: number) => ({
    scope: { source: DECISIONS, entity: refOf(n), environment: 'e' } as const,
    owner: undefined,
    imported: false,
  });
  const stateOf = (n: number) =>
    knex('findings')
      .where({ entity_ref: refOf(n), environment: 'e' })
      .first();
  /** As one sees it that found no row. Its decision says when it was. */
  const found = (status: FindingState, observedAt: string): Placed => ({
    place: { rule: finding.rule, resource: 'r', path: 'p' },
    life: {
      status,
      firstSeenAt: at,
      lastSeenAt: at,
      decision: observedAt,
      observed: { at: observedAt, by: 'd' },
      reopened: 0,
      imported: false,
      attributes: finding,
    },
  });

  it.each<[string, Placed, Placed, string, string]>([
    ['open', found(states.open, at), found(states.proposed, later), 'open', at],
    [
      'open where it was proposed later',
      found(states.proposed, later),
      found(states.open, at),
      'open',
      at,
    ],
    [
      'what was proposed last',
      found(states.proposed, at),
      found(states.proposed, later),
      'proposed',
      later,
    ],
    [
      'resolved later',
      found(states.resolved, later),
      found(states.open, at),
      'resolved',
      later,
    ],
    [
      'open later',
      found(states.resolved, at),
      found(states.open, later),
      'open',
      later,
    ],
  ])(
    'written by two that both saw none is %s',
    async (_, first, second, state, decision) => {
      written += 1;
      const n = written;
      for (const placed of [first, second]) {
        await knex.transaction(transaction =>
          new FindingStore(transaction).write([placed], about(n)),
        );
      }
      expect(await stateOf(n)).toMatchObject({ state, decision_id: decision });
    },
  );

  it('requested again while its change is applied is open', async () => {
    if (isSqlite(knex)) return; // It has one writer.
    written += 1;
    const n = written;
    const readsFirst = jest
      .spyOn(FindingStore.prototype, 'at')
      .mockImplementation(async function first(
        this: FindingStore,
        scope,
        places,
      ) {
        readsFirst.mockRestore();
        const known = await this.at(scope, places);
        await knex.transaction(transaction =>
          recordApplied(transaction, {
            ...about(n),
            sightings: [
              {
                decision: 'applied',
                seenAt: at,
                findings: [finding],
                covers: () => 'absent',
                moves: new Map(),
              },
            ],
            moment: { at, by: 'applied' },
          }),
        );
        return known;
      });
    await knex.transaction(transaction =>
      recordProposed(transaction, {
        ...about(n),
        decision: 'requested',
        seenAt: later,
        findings: [finding],
      }),
    );
    expect(await stateOf(n)).toMatchObject({
      state: 'open',
      decision_id: 'applied',
    });
  });

  it('are written as they are, in more than one statement, and again', async () => {
    const texts = [
      '',
      'NULL',
      '{"a","b"}',
      'a\\"b\\',
      "it's\n?",
      '\u{1f6a8}\u202e',
    ];
    const rowOf = (n: number): FindingRow => ({
      id: `w${n}`,
      source: SWEEP,
      entity_ref: 'component:default/written',
      entity_uid: n % 2 ? 'uid' : null,
      environment: texts[n % texts.length],
      owner: 'group:default/a',
      system: null,
      rule: 'a/b',
      level: 'advisory',
      place: `sha256:w${n}`,
      resource: texts[(n + 1) % texts.length],
      state: 'open',
      exception_id: null,
      pre_approval: null,
      decision_id: 'd',
      observed_at: at,
      observed_by: 'd',
      first_seen_at: at,
      last_seen_at: at,
      opened_at: at,
      unconfirmed_at: null,
      resolved_at: null,
      reopened: n,
      imported: n % 2 === 0,
      attributes: JSON.stringify({ message: texts[(n + 2) % texts.length] }),
    });
    const write = (rows: FindingRow[]) =>
      knex.transaction(transaction =>
        new FindingStore(transaction).writeKnown(rows),
      );
    const read = async () => {
      const rows: FindingRow[] = await knex('findings')
        .where({ entity_ref: 'component:default/written' })
        .orderBy('reopened');
      return rows.map(row => ({ ...row, imported: Boolean(row.imported) }));
    };
    const rows = Array.from({ length: 450 }, (_, n) => rowOf(n));
    await write(rows);
    expect(await read()).toEqual(rows);

    // What the catalog says no longer stays, and which finding it is never changes.
    const again = rows.map(row => ({
      ...row,
      id: `again ${row.id}`,
      owner: null,
      system: 'system:default/s',
      state: 'resolved' as const,
      resolved_at: at,
    }));
    await write(again);
    expect(await read()).toEqual(
      again.map((row, n) => ({
        ...row,
        id: rows[n].id,
        owner: rows[n].owner,
      })),
    );
  });
});
