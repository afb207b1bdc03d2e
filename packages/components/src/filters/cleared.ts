/** What an entry of the browser's history remembers that took all filters out of the address. @internal */
export const CLEARED = { cleared: true };

/** Whether it does. Another page may have left anything in the history. @internal */
export function isCleared(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'cleared' in state;
}
