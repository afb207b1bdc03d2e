import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type {
  Decision,
  Facts,
  Input,
  Subject,
  Action,
  Skipped,
  Source,
} from '@backstage-guardrails/policy-model';

/*
 * The flow of one decision, and where each extension point sits in it:
 *
 *  1. evidence comes in as exact bytes
 *  2. adapt: bytes to subject, action, source        <- inputs: further formats
 *  3. identify: actor from the credential, environment class and account from configuration
 *  4. enrich: facts about the target and what it names  <- facts: further providers
 *  5. evaluate: the bundle's rules give findings
 *  6. resolve: findings to verdict
 *  7. record: durable before the answer
 *  8. announce: audit, events, metrics               <- sinks: further receivers
 */

/** What a fact provider is asked about. @public */
export type FactRequest = {
  target: { ref?: string; environment?: string };
  /** What the changes name: owners and cost centres in tags, for instance. Sorted, without repeats. */
  references: { owners: string[]; costCentres: string[] };
};

/**
 * Says what is known about a target. It is called once a decision, so it should cache what it can.
 *
 * What it cannot find it states as absent, with a reason. Where it throws, each of its facts is
 * stated as absent too: a rule that needs one then says that it cannot judge.
 * @public
 */
export interface FactProvider {
  /** First segment of its facts' names: `cost` for `cost.remaining`. */
  readonly id: string;
  /** Names of all facts it can state, so that a failure is an absence and not a silence. */
  readonly names: string[];
  facts(request: FactRequest): Promise<Facts>;
}

/** @public */
export interface GuardrailsFactsExtensionPoint {
  addFactProvider(provider: FactProvider): void;
}

/** Further facts. @public */
export const guardrailsFactsExtensionPoint =
  createExtensionPoint<GuardrailsFactsExtensionPoint>({
    id: 'guardrails.facts',
  });

/**
 * Turns evidence of one format into what policy judges. It throws an error with `code`, `path` and
 * `message` where it cannot, and states in `skipped` whatever it left out.
 * @public
 */
export interface InputAdapter {
  /** Format id in kebab case; the built-in ones cannot be replaced. */
  readonly format: string;
  adapt(bytes: Uint8Array): Promise<{
    subject: Subject;
    action: Action;
    source: Source;
    skipped: Skipped[];
  }>;
}

/** @public */
export interface GuardrailsInputsExtensionPoint {
  addInputAdapter(adapter: InputAdapter): void;
}

/** Further formats of evidence. @public */
export const guardrailsInputsExtensionPoint =
  createExtensionPoint<GuardrailsInputsExtensionPoint>({
    id: 'guardrails.inputs',
  });

/**
 * Receives each decision after it is durable, in the order of recording.
 * It cannot change the decision; where it throws, the failure is logged and the next one is tried.
 * @public
 */
export interface DecisionSink {
  readonly id: string;
  receive(record: { decision: Decision; input?: Input }): Promise<void>;
}

/** @public */
export interface GuardrailsSinksExtensionPoint {
  addDecisionSink(sink: DecisionSink): void;
}

/** Further receivers of decisions. @public */
export const guardrailsSinksExtensionPoint =
  createExtensionPoint<GuardrailsSinksExtensionPoint>({
    id: 'guardrails.sinks',
  });
