import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a condition gives a value; `everyMs` is longer where asking costs more than the wait. */
export async function waitFor<T>(
  condition: () => T | undefined | false | Promise<T | undefined | false>,
  patienceMs = 15_000,
  everyMs = 25,
): Promise<T> {
  for (let left = patienceMs; left > 0; left -= everyMs) {
    const value = await condition();
    if (value) return value;
    await sleep(everyMs);
  }
  throw new Error(`Waited ${patienceMs} ms in vain`);
}
