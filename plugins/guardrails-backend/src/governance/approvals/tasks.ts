import type { Task } from '../../base';
import type { Approvals } from './Approvals';

const MAX_RUNS = 100;

/** Only tells what has become true, so a run that is missed changes no state. @internal */
export function approvalTasks(approvals: Approvals): Task[] {
  return [
    {
      id: 'guardrails-approvals',
      frequency: { minutes: 1 },
      timeout: { minutes: 5 },
      initialDelay: { seconds: 20 },
      fn: async () => {
        await approvals.endEarlierFingerprints();
        // What is found once was written down, so this ends with the last one due.
        let found = 1;
        for (let runs = 0; found > 0 && runs < MAX_RUNS; runs += 1) {
          found = await approvals.sweep();
        }
      },
    },
  ];
}
