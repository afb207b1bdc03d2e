import type { Task } from '../../base';

const MAX_RUNS = 100;

/** Only records what has become true, so a run that is missed changes no state. @internal */
export function approvalTasks(steps: {
  endEarlierFingerprints: () => Promise<number>;
  carryOver: () => Promise<unknown>;
  sweep: () => Promise<number>;
}): Task[] {
  return [
    {
      id: 'guardrails-approvals',
      frequency: { minutes: 1 },
      timeout: { minutes: 5 },
      initialDelay: { seconds: 20 },
      fn: async () => {
        await steps.endEarlierFingerprints();
        // A replica of an earlier version can have opened one since the start.
        await steps.carryOver();
        // What is found once was written down, so this ends with the last one due.
        let found = 1;
        for (let runs = 0; found > 0 && runs < MAX_RUNS; runs += 1) {
          found = await steps.sweep();
        }
      },
    },
  ];
}
