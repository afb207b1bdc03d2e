import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '../errors';
import { digestText } from './digest';
import { planRecordSchema, type PlanRecord } from './PlanRecord';
import { writeFileDurably } from './writeFileDurably';

const RECORD = 'record.json';
const CLAIM = 'claimed';
const handlePattern = /^[A-Za-z0-9_-]{43}$/;

/**
 * Private directories of plans, found by a random handle. The handle is no permission: it works for the
 * task and the person it was made for, and nobody else. On disk stands only its digest.
 * @internal
 */
export class PlanStore {
  readonly #directory: string;

  constructor(options: { directory: string }) {
    this.#directory = options.directory;
  }

  async create(): Promise<{ handle: string; directory: string }> {
    const handle = randomBytes(32).toString('base64url');
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    const directory = this.#path(handle);
    await mkdir(directory, { mode: 0o700 });
    return { handle, directory };
  }

  /** The plan behind a handle, for this task and person only; it can have expired. */
  async open(options: {
    handle: string;
    task: string;
    initiator: string;
  }): Promise<{ directory: string; record: PlanRecord }> {
    const { handle, task, initiator } = options;
    if (!handlePattern.test(handle)) throw unknownPlan();
    const directory = this.#path(handle);
    const record = await this.read(directory);
    if (!record) throw unknownPlan();
    if (record.task !== task || record.initiator !== initiator) {
      throw new ActionError(
        'plan-of-another-task',
        'The plan was made by another task or for another person. Plan again in this task.',
      );
    }
    // Its files are gone or about to go: an apply of it was begun.
    if (record.progress.status !== 'planned') throw usedPlan();
    return { directory, record };
  }

  async write(directory: string, record: PlanRecord): Promise<void> {
    await writeFileDurably(join(directory, RECORD), JSON.stringify(record));
  }

  /** Takes the plan for an apply. Exclusive creation lets exactly one of many callers through. */
  async claim(directory: string): Promise<void> {
    try {
      await (await open(join(directory, CLAIM), 'wx', 0o600)).close();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw usedPlan();
    }
  }

  /** Drops configuration, plan and values of a used plan; record and claim stay and keep it used. */
  async strip(directory: string): Promise<void> {
    for (const name of await readdir(directory)) {
      if (name === RECORD || name === CLAIM) continue;
      await rm(join(directory, name), { recursive: true, force: true });
    }
  }

  async remove(directory: string): Promise<void> {
    await rm(directory, { recursive: true, force: true });
  }

  /** Every plan directory with its record; directories without one were left by a crash while planning. */
  async list(): Promise<Array<{ directory: string; record?: PlanRecord }>> {
    const names = await readdir(this.#directory).catch(error => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return Promise.all(
      names.map(async name => {
        const directory = join(this.#directory, name);
        return { directory, record: await this.read(directory) };
      }),
    );
  }

  async read(directory: string): Promise<PlanRecord | undefined> {
    const text = await readFile(join(directory, RECORD), 'utf8').catch(
      error => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      },
    );
    return text === undefined
      ? undefined
      : planRecordSchema.parse(JSON.parse(text));
  }

  #path(handle: string): string {
    return join(this.#directory, digestText(handle).slice('sha256:'.length));
  }
}

/** @internal */
export function requireUnexpired(
  { expiresAt }: Pick<PlanRecord, 'expiresAt'>,
  now: Date,
): void {
  if (new Date(expiresAt) > now) return;
  throw new ActionError(
    'plan-expired',
    `The plan expired at ${expiresAt}. Run the template again.`,
  );
}

/** @internal */
export function usedPlan(): ActionError {
  return new ActionError(
    'plan-already-used',
    'The plan was applied before, or an apply of it was begun. Run the template again.',
  );
}

function unknownPlan(): ActionError {
  return new ActionError(
    'plan-unknown',
    'Plan not found on this machine. Use the "plan" output of guardrails:terraform:plan of the same task.',
  );
}
