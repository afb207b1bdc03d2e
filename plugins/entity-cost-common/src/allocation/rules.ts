import type { Condition } from './conditions';

/** Whose a cost is by a rule. @public */
export type RuleTarget =
  /** An entity, by its full reference. */
  | { entity: string }
  /** The entity of one of these kinds that the value of a tag names. */
  | { tag: string; kinds: readonly string[] };

/** A rule of allocation. All its conditions must hold. @public */
export type AllocationRule = {
  /** Shown with each amount that it allocates. */
  id: string;
  conditions: readonly Condition[];
  to: RuleTarget;
};

const ownerKinds = ['group', 'user'];

/** What is done without configuration: the most specific of the usual tags comes first. @public */
export const defaultRules: readonly AllocationRule[] = [
  {
    id: 'tag-component',
    conditions: [],
    to: { tag: 'component', kinds: ['component', 'resource'] },
  },
  {
    id: 'tag-system',
    conditions: [],
    to: { tag: 'system', kinds: ['system'] },
  },
  { id: 'tag-owner', conditions: [], to: { tag: 'owner', kinds: ownerKinds } },
];

/** The tag by which a cost says who owns it. @internal */
export const OWNER_TAG = 'owner';

/** @internal */
export const OWNER_KINDS: readonly string[] = ownerKinds;
