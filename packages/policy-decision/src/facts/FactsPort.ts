import type { Facts, ResourceChange } from '@backstage-guardrails/policy-model';

/**
 * What an input refers to outside of itself. All lists are distinct and sorted.
 * @public
 */
export type References = {
  /** Entity ref of the target. */
  target?: string;
  /** Whose the target is, and the system that it is part of, as the host looked them up. */
  owner?: string;
  system?: string;
  /** Name of the environment, as the request says it and the host has checked it. */
  environment?: string;
  /** Values of owner tags. */
  owners: string[];
  /** Values of cost centre tags. */
  costCentres: string[];
  /** Where the host named types of resources whose values it needs. */
  resources?: NamedResources;
};

/**
 * What a plan has of some types of resources, for facts that follow from their values.
 * @public
 */
export type NamedResources = {
  /** Managed resources of these types, unchanged ones included. */
  changes: Pick<
    ResourceChange,
    'address' | 'type' | 'kind' | 'region' | 'before' | 'after'
  >[];
  /** How many others will be created or changed, by type and sorted. */
  others: { type: string; count: number }[];
  /** Names of the tags that name an owner or a cost centre, by the parameters. */
  partyTags: string[];
};

/**
 * Looks up what is known about what an input refers to.
 *
 * It answers for these references and for nothing else, so that its cost does not grow with the organisation.
 * What it cannot find out it states as `absent` with the reason; a rule that needs the fact then says that it
 * cannot evaluate. It rejects only where asking itself failed and the request must be refused.
 * @public
 */
export interface FactsPort {
  /** Types of resources whose values it needs; it is told of others by type alone. */
  readonly resourceTypes?: readonly string[];
  factsFor(
    references: References,
    options: { signal?: AbortSignal },
  ): Promise<Facts>;
}

/** Knows nothing: for hosts without a catalog. @public */
export const noFacts: FactsPort = { factsFor: async () => ({}) };
