import {
  type TagSet,
  tagSetKey,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { inChunks, type SubjectRow } from '../database';
import { identityOf, type Subject } from './ChargeTable';

/**
 * Finds subjects and their tag sets in the dictionary, adds those that are new, and returns their ids in the order of
 * the subjects. Two loads that add the same at once get the same ids: the digest is unique.
 * @internal
 */
export async function internSubjects(
  knex: Knex,
  subjects: readonly Subject[],
): Promise<number[]> {
  const tagSets = new Map<string, { digest: string; tags: string }>();
  const digestOfTags = (tags: TagSet) => {
    const key = tagSetKey(tags);
    const known = tagSets.get(key) ?? { digest: digestOf(key), tags: key };
    tagSets.set(key, known);
    return known.digest;
  };
  const entries = subjects.map(subject => ({
    subject,
    digest: digestOf(JSON.stringify(identityOf(subject))),
    tagDigest: digestOfTags(subject.tags),
    categoryDigest: digestOfTags(subject.costCategories),
  }));
  const tagIds = await intern(knex, 'tag_sets', [...tagSets.values()]);
  const ids = await intern(
    knex,
    'subjects',
    entries.map(({ subject, digest, tagDigest, categoryDigest }) => ({
      digest,
      provider: subject.provider,
      service: subject.service,
      service_category: subject.serviceCategory,
      sub_account_id: subject.subAccountId,
      sub_account_name: subject.subAccountName,
      region: subject.region,
      resource_id: subject.resourceId,
      resource_name: subject.resourceName,
      resource_type: subject.resourceType,
      sku_id: subject.skuId,
      unit: subject.unit,
      environment: subject.environment,
      tag_set_id: idOf(tagIds, tagDigest),
      category_set_id: idOf(tagIds, categoryDigest),
    })),
  );
  return entries.map(({ digest }) => idOf(ids, digest));
}

type Entry = { digest: string; tags: string } | Omit<SubjectRow, 'id'>;

async function intern(
  knex: Knex,
  table: 'tag_sets' | 'subjects',
  entries: readonly Entry[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const find = async (digests: string[]) => {
    const rows: { id: number; digest: string }[] = await knex(table)
      .select('id', 'digest')
      .whereIn('digest', digests);
    for (const { id, digest } of rows) ids.set(digest, id);
  };
  for (const chunk of inChunks(entries)) {
    await find(chunk.map(({ digest }) => digest));
    const missing = chunk.filter(({ digest }) => !ids.has(digest));
    if (missing.length) {
      await knex(table).insert(missing).onConflict('digest').ignore();
      await find(missing.map(({ digest }) => digest));
    }
  }
  return ids;
}

function idOf(ids: ReadonlyMap<string, number>, digest: string): number {
  const id = ids.get(digest);
  // removed in this moment by the deletion of what is not used: the load fails and is tried again
  if (id === undefined) throw new Error('An entry of the dictionary is gone');
  return id;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
