import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { DecisionSink } from '@backstage-guardrails/plugin-guardrails-node';
import type { Decision, Input } from '@backstage-guardrails/policy-model';
import {
  DECISION_TOPIC,
  type DecisionEvent,
  type DecisionEvents,
} from './DecisionEvent';
import type { Instruments } from './instruments';
import type { OpenRuns } from './OpenRuns';

/**
 * Tells others what is already on record. Nothing here can change or undo a decision,
 * so a receiver that fails is logged and passed over.
 * @internal
 */
export class Announcer {
  readonly #events: EventsService;
  readonly #sinks: DecisionSink[];
  readonly #logger: LoggerService;
  readonly #instruments: Instruments;
  readonly #runs: Pick<OpenRuns, 'wentOn'>;
  #last: Promise<void> = Promise.resolve();
  #unpublished: DecisionEvent[] = [];
  #publishing = false;

  constructor(options: {
    events: EventsService;
    sinks: DecisionSink[];
    logger: LoggerService;
    instruments: Instruments;
    runs: Pick<OpenRuns, 'wentOn'>;
  }) {
    this.#events = options.events;
    this.#sinks = options.sinks;
    this.#logger = options.logger;
    this.#instruments = options.instruments;
    this.#runs = options.runs;
  }

  evaluated(record: {
    event: DecisionEvent & { kind: 'judged' };
    bundle: string;
    milliseconds: number;
    read: () => { decision: Decision; input: Input };
  }): void {
    const { event, bundle, milliseconds, read } = record;
    this.#instruments.evaluated({ event, bundle, milliseconds });
    this.#publish(event);
    if (this.#sinks.length === 0) return;
    const received = read();
    // One after another, so that every sink sees decisions in the order of recording.
    this.#last = this.#last.then(() => this.#tellSinks(received));
  }

  happened(event: DecisionEvent): void {
    this.#instruments.happened(event);
    this.#publish(event);
    this.#runs.wentOn(event.decision);
  }

  /** An enforcement point said how a run goes on: nothing rests on that, so only open pages hear it. */
  reported(decision: string): void {
    this.#runs.wentOn(decision);
  }

  refused(code: string): void {
    this.#instruments.refused(code);
  }

  /**
   * One publication at a time; what happens meanwhile goes out together in the next one. An event bus in
   * front of a network would otherwise cost more than the decision.
   */
  #publish(event: DecisionEvent): void {
    this.#unpublished.push(event);
    if (this.#publishing) return;
    this.#publishing = true;
    setImmediate(() => this.#publishAll());
  }

  async #publishAll(): Promise<void> {
    while (this.#unpublished.length > 0) {
      const events = this.#unpublished;
      this.#unpublished = [];
      try {
        const eventPayload: DecisionEvents = { events };
        await this.#events.publish({ topic: DECISION_TOPIC, eventPayload });
      } catch (error) {
        this.#logger.warn('Events could not be published', {
          events: String(events.length),
          error: String(error),
        });
      }
    }
    this.#publishing = false;
  }

  async #tellSinks(received: {
    decision: Decision;
    input: Input;
  }): Promise<void> {
    for (const sink of this.#sinks) {
      try {
        await sink.receive(received);
      } catch (error) {
        this.#logger.error('A decision sink failed', {
          sink: sink.id,
          decision: received.decision.id,
          error: String(error),
        });
      }
    }
  }
}
