import type {
  BundleReference,
  DecisionId,
  EnvironmentClass,
  Finding,
  NewRules,
  Rule,
  RuleId,
  RuleSetting,
} from '@backstage-guardrails/policy-model';
import type { FindingRecord } from './findings';

/** What an entity's tab and card show. @public */
export type EntityCompliance = {
  entity: string;
  /** When the newest decision about it was made; absent where there is none. */
  judgedAt?: string;
  open: Array<
    Finding & {
      /** Of the finding. */
      id: string;
      /** What found it. */
      source: string;
      /** That saw it last, where a decision did. */
      decision?: DecisionId;
      /** The decision is about a recorded plan of a demonstration, which can have no exception. */
      recorded?: boolean;
      since: string;
      /** How old the newest evidence of it is. */
      lastSeenAt: string;
      /** The newest look at the entity could not see it. */
      unconfirmedAt?: string;
    }
  >;
  /** What an exception or a standard change accepts now. */
  waived: FindingRecord[];
  passed: RuleId[];
  counts: { open: number; warned: number; passed: number };
  /** Rules that found nothing to check in the newest decision. */
  notChecked: RuleId[];
};

/** An environment as the operator configured it. @public */
export type EnvironmentInfo = {
  name: string;
  class: EnvironmentClass;
  account?: string;
  title?: string;
};

/** The rules in force. @public */
export type RulesResponse = {
  bundle: BundleReference;
  rules: Rule[];
  /** What the parameters in force say about rules; a service from before rules could be off leaves it out. */
  settings?: Record<EnvironmentClass, { [rule: string]: RuleSetting }>;
  /** How strict new rules are at most, in the classes that say so. */
  newRules?: Partial<Record<EnvironmentClass, NewRules>>;
};
