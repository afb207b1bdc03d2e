import { setTimeout } from 'node:timers/promises';
import { jittered } from './jittered';

/**
 * Does something again while `again` says that its error can pass, so often at most, with
 * pauses that no two take alike.
 *
 * `p-retry` is a module of the newer kind alone, which a plugin built as CommonJS loads on no Node before 22.12, and
 * its errors are wrapped; what is thrown here is the last error as it was.
 * @internal
 */
export async function retry<Result>(
  options: {
    attempts: number;
    /** Milliseconds at most after so many attempts. */
    pause: (attempts: number) => number;
    again: (error: unknown) => boolean;
    wait?: (milliseconds: number) => Promise<unknown>;
  },
  work: () => Promise<Result>,
): Promise<Result> {
  const { attempts, pause, again, wait = setTimeout } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !again(error)) throw error;
      await wait(jittered(pause(attempt)));
    }
  }
}
