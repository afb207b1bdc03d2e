import type { BudgetSubject } from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { inChunks } from '../database';
import type { EntityRow } from '../entities';
import { budgetIdOf, isEntitySubject, subjectOf } from './Budget';

type Above = Pick<
  EntityRow,
  'ref' | 'owner' | 'system' | 'domain' | 'parent' | 'cost_center'
>;

/** More steps up are a ring or a mistake. */
const MAX_STEPS = 50;

/**
 * The subjects whose budgets a cost of each subject counts for, itself first: as `membersOf` adds them up, the other
 * way round. Of an entity these are its system, the domains above, its owner with the groups above, and its cost centre.
 * What an entity says of itself comes from the catalog as it was last read, never from tags of a bill.
 * @internal
 */
export async function subjectsAbove(
  knex: Knex,
  subjects: readonly BudgetSubject[],
): Promise<BudgetSubject[][]> {
  const refs = subjects.filter(isEntitySubject).map(({ value }) => value);
  const known = await entitiesAbove(knex, refs);
  return subjects.map(subject =>
    isEntitySubject(subject) ? aboveOf(subject, known) : [subject],
  );
}

/** The entities and everything above them, a level at a time; a ring comes to an end. */
async function entitiesAbove(
  knex: Knex,
  refs: readonly string[],
): Promise<Map<string, Above>> {
  const known = new Map<string, Above>();
  const seen = new Set(refs);
  let level = [...seen];
  for (let step = 0; level.length > 0 && step < MAX_STEPS; step++) {
    const next = new Set<string>();
    for (const some of inChunks(level)) {
      const rows: Above[] = await knex<EntityRow>('entities')
        .whereIn('ref', some)
        .select('ref', 'owner', 'system', 'domain', 'parent', 'cost_center');
      for (const row of rows) {
        known.set(row.ref, row);
        const { owner, system, domain, parent } = row;
        for (const ref of [owner, system, domain, parent]) {
          if (ref !== null && !seen.has(ref)) next.add(ref);
        }
      }
    }
    next.forEach(ref => seen.add(ref));
    level = [...next];
  }
  return known;
}

function aboveOf(
  subject: BudgetSubject,
  known: ReadonlyMap<string, Above>,
): BudgetSubject[] {
  const own = known.get(subject.value);
  const chain = (start: string | null | undefined, up: 'parent' | 'domain') => {
    const found = new Set<string>();
    let ref = start;
    while (ref && !found.has(ref)) {
      found.add(ref);
      ref = known.get(ref)?.[up];
    }
    return [...found];
  };
  const { system, owner, cost_center: costCenter } = own ?? {};
  const refs = [
    ...(system ? [system] : []),
    ...chain(system ? known.get(system)?.domain : own?.domain, 'domain'),
    ...chain(owner ?? groupOf(subject), 'parent'),
  ];
  const all: BudgetSubject[] = [
    subject,
    ...refs.map(subjectOf),
    ...(costCenter
      ? [{ kind: 'cost-center' as const, value: costCenter }]
      : []),
  ];
  return [...new Map(all.map(one => [budgetIdOf(one), one])).values()];
}

/** A group that the catalog does not have is its own owner all the same. */
function groupOf({ kind, value }: BudgetSubject): string | undefined {
  return kind === 'owner' ? value : undefined;
}
