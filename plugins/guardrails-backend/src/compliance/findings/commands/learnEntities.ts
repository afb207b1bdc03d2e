import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import type { CatalogFacts } from '../../../decision/facts';
import { learnEntity } from '../store/learnEntity';
import type { FindingRow } from '../store/rows';
import { toKnown } from '../store/toKnown';

/** Entities of one request to the catalog, and requests of one run; the next run goes on. */
const BATCH = 500;
const BATCHES = 20;

/** @internal */
export type LearningDeps = {
  knex: Knex;
  catalog: Pick<CatalogFacts, 'entities'>;
};

type Known = Pick<FindingRow, 'entity_ref' | 'entity_uid' | 'owner' | 'system'>;

/**
 * Reads from the catalog which owner and system the entities with findings have now, so that findings are counted for
 * the right team without a visit to the entity's page. Answers how many entities it read.
 * @internal
 */
export async function learnEntities(deps: LearningDeps): Promise<number> {
  const { knex } = deps;
  let asked = 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    const counting = await knex('finding_counting').where({ id: 1 }).first();
    const learnt: string = counting?.learnt ?? '';
    const refs: string[] = await knex('findings')
      .distinct('entity_ref')
      .where('entity_ref', '>', learnt)
      .orderBy('entity_ref')
      .limit(BATCH)
      .pluck('entity_ref');
    if (refs.length > 0) await learnSome(deps, refs);
    asked += refs.length;
    const end = refs.length < BATCH;
    await knex('finding_counting')
      .where({ id: 1 })
      .update({ learnt: end ? '' : refs[refs.length - 1] });
    if (end) break;
  }
  return asked;
}

async function learnSome(
  { knex, catalog }: LearningDeps,
  refs: string[],
): Promise<void> {
  const rows: Known[] = await knex('findings')
    .distinct('entity_ref', 'entity_uid', 'owner', 'system')
    .whereIn('entity_ref', refs);
  const entities = new Map(
    (await catalog.entities(refs)).map(entity => [
      stringifyEntityRef(entity),
      toKnown(entity),
    ]),
  );
  const outdated = rows.filter(row => {
    const now = entities.get(row.entity_ref);
    return (
      now &&
      (differs(now.uid, row.entity_uid) ||
        differs(now.owner, row.owner) ||
        differs(now.system, row.system))
    );
  });
  for (const ref of new Set(outdated.map(row => row.entity_ref))) {
    await learnEntity(knex, { ref, ...entities.get(ref) });
  }
}

/** What the catalog does not say is not unlearnt. */
function differs(now: string | undefined, known: string | null): boolean {
  return now !== undefined && now !== known;
}
