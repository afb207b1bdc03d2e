import type { Task } from '../../base';
import type { Anchoring } from './anchors';
import type { LedgerAlarm, SelfCheck } from './checking';
import type { Checkpoints } from './signing';

/** What happens to the log from time to time. @internal */
export function ledgerTasks(options: {
  /** Looks whether the log goes on from what was signed. */
  watch: () => Promise<void>;
  checkpoints: Checkpoints;
  anchoring: Anchoring;
  selfCheck: SelfCheck;
  alarm: LedgerAlarm;
}): Task[] {
  const { watch, checkpoints, anchoring, selfCheck, alarm } = options;
  return [
    {
      id: 'guardrails-ledger-checkpoint',
      frequency: { seconds: 30 },
      // A process that dies here keeps the others from it for so long. Two at once sign and anchor the same.
      timeout: { minutes: 1 },
      initialDelay: { seconds: 10 },
      fn: () => signAndAnchor({ checkpoints, anchoring, alarm }),
    },
    {
      id: 'guardrails-ledger-watch',
      // Every replica has to know.
      scope: 'local',
      frequency: { seconds: 30 },
      timeout: { minutes: 1 },
      initialDelay: { seconds: 30 },
      fn: watch,
    },
    {
      id: 'guardrails-ledger-check',
      frequency: { minutes: 5 },
      timeout: { minutes: 5 },
      initialDelay: { minutes: 1 },
      fn: async () => {
        await selfCheck.run();
      },
    },
  ];
}

async function signAndAnchor(options: {
  checkpoints: Checkpoints;
  anchoring: Anchoring;
  alarm: LedgerAlarm;
}): Promise<void> {
  const { checkpoints, anchoring, alarm } = options;
  const signed = await checkpoints.sign();
  if (!signed) return;
  for (const anchor of await anchoring.bring(signed)) {
    await alarm.anchorFailed(anchor);
  }
}
