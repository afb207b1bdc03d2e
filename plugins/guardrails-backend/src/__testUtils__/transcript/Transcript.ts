import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { setTimeout } from 'node:timers/promises';
import { audience } from './audience';
import { DatabaseRecorder, type DatabaseEvent } from './DatabaseRecorder';
import { RequestRecorder, type Answered } from './RequestRecorder';

type Step = {
  title: string;
  happened: (DatabaseEvent | ({ kind: 'request' } & Answered))[];
  announced: string[];
  refused?: string;
};

/** So often in a row the service must have nothing to do before a step is over. */
const QUIET = 3;
const PAUSE = 4;
const LONGEST = 30_000;

/** What each append writes; any other order is printed line by line. */
const APPEND = [
  'insert ledger_entries',
  'insert ledger_payloads',
  'insert ledger_subjects',
  'insert ledger_tiles',
  'update ledger_heads',
].join('\n');

/**
 * The text of what a service did: step after step the calls of its API, what each transaction wrote, put on the
 * ledger and into the outbox, and what was announced.
 *
 * It has no times, ids and values, and does not depend on where the code is. Delivery runs beside everything else, so
 * it is printed sorted, once for a step.
 */
export class Transcript {
  readonly features: ReturnType<typeof audience>;
  readonly answered: Answered[] = [];
  readonly #knex: Knex;
  readonly #database: DatabaseRecorder;
  readonly #requests: RequestRecorder;
  readonly #sections: { title: string; steps: Step[] }[] = [];
  #step: Step | undefined;
  /** Topics of events that are refused for now. */
  readonly refusing = new Set<string>();

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
    this.#database = new DatabaseRecorder({
      knex: options.knex,
      heard: event => this.#step?.happened.push(event),
    });
    this.#requests = new RequestRecorder({
      began: answered => {
        this.answered.push(answered);
        this.#step?.happened.push(
          Object.assign(answered, { kind: 'request' as const }),
        );
      },
    });
    this.features = audience({
      heard: line => this.#step?.announced.push(line),
      refuses: topic => this.refusing.has(topic),
    });
  }

  /** Statements of one transaction at the same time. */
  get overlapping(): string[] {
    return this.#database.overlapping;
  }

  section(title: string): void {
    this.#sections.push({ title, steps: [] });
  }

  /** One thing that is done. It has to succeed. */
  async step<Result>(
    title: string,
    work: () => Promise<Result>,
  ): Promise<Result> {
    return this.#during(title, work);
  }

  /** One thing that is refused. What a refused command writes is part of the transcript. */
  async refused(title: string, work: () => Promise<unknown>): Promise<void> {
    await this.#during(title, async step => {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof GuardrailsError)) throw error;
        step.refused = error.code;
        return;
      }
      throw new Error(`Not refused: ${title}`);
    });
  }

  stop(): void {
    this.#requests.stop();
  }

  text(): string {
    return this.#sections
      .map(({ title, steps }) =>
        [`# ${title}\n`, ...together(steps)].join('\n'),
      )
      .join('\n');
  }

  async #during<Result>(
    title: string,
    work: (step: Step) => Promise<Result>,
  ): Promise<Result> {
    // What was done between two steps belongs to neither, with all that comes of it.
    await this.#quiet();
    // Many notifications of an hour become one, and steps of a transcript must not depend on those before.
    await this.#knex('notified').delete();
    const step: Step = { title, happened: [], announced: [] };
    this.#sections.at(-1)?.steps.push(step);
    this.#step = step;
    try {
      const result = await work(step);
      await this.#quiet();
      return result;
    } catch (error) {
      throw new Error(`Step "${title}": ${error}`, { cause: error });
    } finally {
      this.#step = undefined;
    }
  }

  async #quiet(): Promise<void> {
    const until = performance.now() + LONGEST;
    for (let quiet = 0; quiet < QUIET; ) {
      await setTimeout(PAUSE);
      const idle = this.#requests.isIdle && (await this.#database.isIdle());
      quiet = idle ? quiet + 1 : 0;
      if (performance.now() > until)
        throw new Error('It does not come to rest');
    }
  }
}

/** Equal neighbours are printed once, with all of their titles. */
function together(steps: Step[]): string[] {
  const printed: { titles: string[]; text: string }[] = [];
  for (const step of steps) {
    const text = textOf(step);
    const last = printed.at(-1);
    if (last?.text === text) last.titles.push(step.title);
    else printed.push({ titles: [step.title], text });
  }
  return printed.map(
    ({ titles, text }) =>
      `${titles.map(title => `## ${title}\n`).join('')}${text}`,
  );
}

function textOf({ happened, announced, refused }: Step): string {
  const delivery = new Set<string>();
  const lines: string[] = [];
  for (const event of happened) {
    if (event.kind === 'request') lines.push(`${event.route} ${event.status}`);
    else if (event.kind === 'transaction') lines.push(...transactionOf(event));
    else {
      for (const write of event.writes) {
        if (isDelivery(write)) delivery.add(write);
        else if (!isByTheClock(write)) lines.push(`  ${write}`);
      }
    }
  }
  return [
    ...lines,
    ...(refused === undefined ? [] : [`refused: ${refused}`]),
    ...(delivery.size === 0
      ? []
      : [`delivery: ${[...delivery].sort().join(', ')}`]),
    ...[...announced].sort().map(line => `announced: ${line}`),
    '',
  ].join('\n');
}

function transactionOf(event: DatabaseEvent & { kind: 'transaction' }) {
  return [
    `  transaction ${event.ended}`,
    ...event.writes
      .join('\n')
      .replaceAll(APPEND, 'append to the ledger')
      .split('\n')
      .map(write => `    ${write}`),
    ...event.ledger.map(line => `    ledger: ${line}`),
    ...event.outbox.map(line => `    outbox: ${line}`),
  ];
}

/** Uses are taken from the quota of an hour many at once, and what runs says so every two seconds. */
function isByTheClock(write: string): boolean {
  return write === 'insert quota_usage' || write === 'update what_if_slots';
}

function isDelivery(write: string): boolean {
  return /^\w+ (deliveries|notified)$/.test(write);
}
