import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { digestText } from '../plans/digest';
import { writeFileDurably } from '../plans/writeFileDurably';

const targetRecordSchema = z.strictObject({
  version: z.literal(1),
  ref: z.string(),
  environment: z.string(),
  module: z.string(),
  owner: z.string().optional(),
  /** What the module was last applied with, less what came from secrets. */
  values: z.record(z.string(), z.json()),
  /** Names of the variables that came from secrets; they have to be given again. */
  secrets: z.array(z.string()).optional(),
});
/** What was provisioned under an entity ref. @public */
export type TargetRecord = z.infer<typeof targetRecordSchema>;

/**
 * Which module, environment and values stand behind a target. A later change or a decommission takes them
 * from here, never from a form: the form of another person could name another environment and be judged
 * by looser rules.
 * @public
 */
export class TargetRegistry {
  readonly #directory: string;

  constructor(options: { directory: string }) {
    this.#directory = options.directory;
  }

  async find(ref: string): Promise<TargetRecord | undefined> {
    const text = await readFile(this.#file(ref), 'utf8').catch(error => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return text === undefined
      ? undefined
      : targetRecordSchema.parse(JSON.parse(text));
  }

  /** Called before an apply begins, because a half-done apply has made things too. */
  async put(record: TargetRecord): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    await writeFileDurably(this.#file(record.ref), JSON.stringify(record));
  }

  async remove(ref: string): Promise<void> {
    await rm(this.#file(ref), { force: true });
  }

  #file(ref: string): string {
    const name = digestText(ref).slice('sha256:'.length);
    return join(this.#directory, `${name}.json`);
  }
}
