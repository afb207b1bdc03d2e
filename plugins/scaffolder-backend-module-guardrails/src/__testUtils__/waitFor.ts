import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a condition gives a value. */
export async function waitFor<T>(
  condition: () => T | undefined | false | Promise<T | undefined | false>,
  patienceMs = 15_000,
): Promise<T> {
  for (let left = patienceMs; left > 0; left -= 25) {
    const value = await condition();
    if (value) return value;
    await sleep(25);
  }
  throw new Error(`Waited ${patienceMs} ms in vain`);
}
