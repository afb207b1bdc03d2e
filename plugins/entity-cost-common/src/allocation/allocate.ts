import { tagValue } from '../rows';
import type { CatalogIndex, Claimant } from './catalogIndex';
import { type CostSubject, holds } from './conditions';
import {
  type AllocationRule,
  defaultRules,
  OWNER_KINDS,
  OWNER_TAG,
} from './rules';

/** Which rule gave a cost to its entity. @public */
export type AllocatedBy =
  | { kind: 'configured' | 'default'; rule: string }
  | { kind: 'annotation'; annotation: string };

/** Whose a cost is, and why. @public */
export type Allocation =
  | {
      state: 'allocated';
      entity: string;
      owner: string;
      by: AllocatedBy;
      /** Entities that claim it without getting it. */
      contestedBy: Claimant[];
    }
  | {
      state: 'unallocated';
      /**
       * - `no-rule`: no rule and no annotation is about it.
       * - `contested`: several entities claim it and no rule decides.
       * - `owner-unknown`: its owner tag names no group or user of the catalog.
       */
      reason: 'no-rule' | 'contested' | 'owner-unknown';
      contestedBy: Claimant[];
    };

type Given = { entity: string; owner: string; by: AllocatedBy };

/**
 * Decides whose a cost is.
 *
 * 1. Configured rules in their order, then those of tags. A rule whose tag names no entity of the catalog does not
 *    apply.
 * 2. Annotations are what a team says of itself. They claim what no rule and no owner tag gives to another owner:
 *    what is given to no owner, and what is given to their own owner as a whole. Several claims on the same cost decide
 *    nothing; it stays where it is, and finance sees them all.
 *
 * An owner tag that the catalog does not know still says that the cost is not the claimant's, so it stays unallocated.
 * @public
 */
export function allocate(options: {
  subject: CostSubject;
  /** The configured rules. */
  rules: readonly AllocationRule[];
  catalog: CatalogIndex;
}): Allocation {
  const { subject, rules, catalog } = options;
  const given =
    firstOf({ subject, catalog, rules, kind: 'configured' }) ??
    firstOf({ subject, catalog, rules: defaultRules, kind: 'default' });
  const claimants = catalog.claimants(subject);
  const tagged = tagValue(subject.tags, OWNER_TAG);
  const taggedOwner =
    tagged === undefined ? undefined : catalog.resolve(tagged, OWNER_KINDS);
  const unknownOwner = tagged !== undefined && taggedOwner === undefined;

  const permitted = claimants.filter(({ owner }) => {
    if (given) return given.owner === owner && given.entity === owner;
    return !unknownOwner;
  });
  if (permitted.length === 1) {
    const [{ ref, owner, annotation }] = permitted;
    return {
      state: 'allocated',
      entity: ref,
      owner,
      by: { kind: 'annotation', annotation },
      contestedBy: claimants.filter(claimant => claimant.ref !== ref),
    };
  }
  const contestedBy = claimants.filter(({ ref }) => ref !== given?.entity);
  if (given) return { state: 'allocated', ...given, contestedBy };
  if (permitted.length > 1) {
    return { state: 'unallocated', reason: 'contested', contestedBy };
  }
  return {
    state: 'unallocated',
    reason: unknownOwner ? 'owner-unknown' : 'no-rule',
    contestedBy,
  };
}

function firstOf(options: {
  subject: CostSubject;
  catalog: CatalogIndex;
  rules: readonly AllocationRule[];
  kind: 'configured' | 'default';
}): Given | undefined {
  const { subject, catalog, rules, kind } = options;
  for (const { id, conditions, to } of rules) {
    if (conditions.every(condition => holds(condition, subject))) {
      const value = 'tag' in to ? tagValue(subject.tags, to.tag) : undefined;
      const named = 'entity' in to ? to.entity.toLowerCase() : undefined;
      const entity =
        'tag' in to && value !== undefined
          ? catalog.resolve(value, to.kinds)
          : named;
      const owner = entity === undefined ? undefined : catalog.ownerOf(entity);
      if (entity !== undefined && owner !== undefined) {
        return { entity, owner, by: { kind, rule: id } };
      }
    }
  }
  return undefined;
}
