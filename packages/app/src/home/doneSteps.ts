/**
 * What this browser keeps of the checklist, for one ledger: when it opened the portal first, because what is on record from
 * before was made for the demo, and the steps that it saw done, in any role. A portal that begins again with an empty
 * data folder has another ledger key, and begins its checklist again.
 * @internal
 */
export function doneSteps(ledgerKey: string): {
  firstVisit: string;
  done: string[];
  write: (steps: string[]) => void;
} {
  const visitEntry = `guardrails:first-visit:${ledgerKey}`;
  const doneEntry = `guardrails:checklist:${ledgerKey}`;
  const { localStorage } = window;
  const firstVisit =
    localStorage.getItem(visitEntry) ?? new Date().toISOString();
  localStorage.setItem(visitEntry, firstVisit);
  return {
    firstVisit,
    done: localStorage.getItem(doneEntry)?.split(',') ?? [],
    write: steps => localStorage.setItem(doneEntry, steps.join()),
  };
}
