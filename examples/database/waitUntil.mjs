import { setTimeout as sleep } from 'node:timers/promises';

/** Whether the condition was met within so many milliseconds. */
export async function waitUntil(condition, milliseconds) {
  const limit = performance.now() + milliseconds;
  while (!condition()) {
    if (performance.now() > limit) return false;
    await sleep(50);
  }
  return true;
}
