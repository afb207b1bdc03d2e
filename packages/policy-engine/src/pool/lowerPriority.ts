import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { constants, setPriority } from 'node:os';

/**
 * Lowers the priority of this thread, so that on few cores those who wait for a short answer of the main thread go
 * first, and before a thread in the background those who wait for a verdict. Linux alone has a priority for each thread;
 * elsewhere the threads share as before.
 * @internal
 */
export function lowerPriority(options: { background: boolean }): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')));
    const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
    setPriority(
      thread,
      options.background ? PRIORITY_LOW : PRIORITY_BELOW_NORMAL,
    );
  } catch {
    // Without /proc, or where it is forbidden, judging is right all the same.
  }
}
