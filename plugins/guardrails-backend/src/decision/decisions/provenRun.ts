import type { DecideRequest } from '@backstage-guardrails/plugin-guardrails-common';
import type { Target } from '@backstage-guardrails/policy-model';
import type { DecisionLog, Run } from './DecisionLog';

/**
 * The run as it goes on record. That it continues an earlier task is the caller's word, often out of a link, so it
 * is kept only where the earlier task asked about the same target for the same person. It grants nothing either way;
 * what does not hold is left out and said, because a change must not fail over its history.
 * @internal
 */
export async function provenRun(options: {
  log: Pick<DecisionLog, 'asked'>;
  principal: string;
  target: Target;
  run?: DecideRequest['run'];
}): Promise<Run | undefined> {
  const { log, principal, target, run } = options;
  if (run?.resumes === undefined) return run;
  const { resumes, ...rest } = run;
  const proven =
    resumes !== run.task &&
    (await log.asked({ principal, task: resumes, target }));
  return proven ? run : { ...rest, unproven: resumes };
}
