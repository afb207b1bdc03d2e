import type { Digest } from '@backstage-guardrails/policy-model';
import type { Announcer } from '../../announce';
import { unrecorded } from '../../base/database';
import { completeDocument } from './DatabaseDecisionLog';
import type { DecisionLog, Recorded } from './DecisionLog';
import { toDecisionRecord } from './toDecisionRecord';

/** What there is to record. `started` is of `performance.now()`, when the request came. */
type Evaluated = Parameters<typeof toDecisionRecord>[0] & { started: number };

/** Puts an evaluation on record as a decision, and announces it. @internal */
export class DecisionRecorder {
  readonly #log: Pick<DecisionLog, 'append'>;
  readonly #announcer: Pick<Announcer, 'evaluated'>;
  readonly #bundle: Digest;

  constructor(options: {
    log: Pick<DecisionLog, 'append'>;
    announcer: Pick<Announcer, 'evaluated'>;
    /** The bundle in force. */
    bundle: Digest;
  }) {
    this.#log = options.log;
    this.#announcer = options.announcer;
    this.#bundle = options.bundle;
  }

  /**
   * Answers once the decision is durable, with its JSON where it is a new one: nothing that is not on disk is answered.
   * @throws {@link GuardrailsError} `store-unavailable` where the store fails
   */
  async record(
    evaluated: Evaluated,
  ): Promise<
    | { kind: 'new'; id: string; json: Buffer }
    | Extract<Recorded, { kind: 'repeated' }>
  > {
    const record = toDecisionRecord(evaluated);
    const recorded = await this.#append(record);
    if (recorded.kind === 'repeated') return recorded;
    const { id } = recorded;
    const { document } = record;
    const json = completeDocument({ ...recorded, document });
    this.#announce(evaluated, { id, json });
    return { kind: 'new', id, json };
  }

  async #append(record: Parameters<DecisionLog['append']>[0]) {
    try {
      return await this.#log.append(record);
    } catch (error) {
      throw unrecorded(error);
    }
  }

  #announce(
    { caller, evaluation, target, started }: Evaluated,
    { id, json }: { id: string; json: Buffer },
  ): void {
    this.#announcer.evaluated({
      event: {
        kind: 'judged',
        decision: id,
        outcome: evaluation.outcome,
        action: evaluation.action,
        actor: caller.actor.ref,
        target: target.ref,
        environment: target.environment,
        rules: evaluation.rules,
      },
      bundle: this.#bundle,
      milliseconds: performance.now() - started,
      read: () => ({
        decision: JSON.parse(json.toString('utf8')),
        input: evaluation.input,
      }),
    });
  }
}
