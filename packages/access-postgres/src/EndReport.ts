import { plainText } from './plainText';

/**
 * `undefined_object`, `duplicate_object`, `unique_violation`, `deadlock_detected`, and `internal_error` as in "tuple
 * concurrently updated".
 */
const OVERTAKEN = ['42704', '42710', '23505', '40P01', 'XX000'];

/** So many lines are read; a thousand tables would hide the one function. */
const LINES = 200;

/**
 * What an end found, and what keeps it from being complete. A step that fails is an obstacle and stops nothing else.
 * @internal
 */
export class EndReport {
  readonly #found = new Set<string>();
  readonly #obstacles = new Set<string>();
  readonly #last: boolean;

  /** In the last attempt what another end has overtaken is an obstacle too. */
  constructor({ last }: { last: boolean }) {
    this.#last = last;
  }

  get found(): string[] {
    return shortened([...this.#found]);
  }

  get obstacles(): string[] {
    return shortened([...this.#obstacles]);
  }

  add(lines: string[]): void {
    for (const line of lines) this.#found.add(plainText(line));
  }

  hinder(lines: string[]): void {
    for (const line of lines) this.#obstacles.add(plainText(line));
  }

  /** Everything that hindered is past. */
  overcome(): void {
    this.#obstacles.clear();
  }

  /** @throws what says that another end of the same account has taken this step already */
  async attempt<Result>(
    step: string,
    work: () => Promise<Result>,
  ): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!this.#last && isOvertaken(error)) throw error;
      const { message = String(error) } = error as { message?: string };
      this.hinder([`${step}: ${message}`]);
      return undefined;
    }
  }
}

/**
 * Ends of one account are not kept apart by a lock of the database: any session there could take it first,
 * and keep their access.
 * @internal
 */
export function isOvertaken(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return OVERTAKEN.includes(String(code));
}

function shortened(lines: string[]): string[] {
  return lines.length <= LINES
    ? lines
    : [
        ...lines.slice(0, LINES),
        `${lines.length - LINES} more of this kind are not listed`,
      ];
}
