const FIRST_VISIT = 'guardrails:first-visit';
const DONE = 'guardrails:checklist';

/** When this browser opened the portal for the first time: what is on record from before was made for the demo. @internal */
export function firstVisit(): string {
  const known = window.localStorage.getItem(FIRST_VISIT);
  if (known) return known;
  const now = new Date().toISOString();
  window.localStorage.setItem(FIRST_VISIT, now);
  return now;
}

/** Steps that were seen done in this browser, whoever was signed in. @internal */
export function readDone(): string[] {
  return window.localStorage.getItem(DONE)?.split(',') ?? [];
}

/** @internal */
export function writeDone(steps: string[]): void {
  window.localStorage.setItem(DONE, steps.join());
}
