import {
  type Action,
  type Actor,
  type Facts,
  type Input,
  INPUT_VERSION,
  type MadeFrom,
  type Target,
  timeOf,
} from '@backstage-guardrails/policy-model';
import type { HostAdapted } from './HostAdapted';

/** The second step: what the host vouches for and what is known, added to what the evidence says. @internal */
export function toInput(options: {
  adapted: HostAdapted;
  actor: Actor;
  target: Target;
  action?: Action;
  instant: Date;
  facts: Facts;
  madeFrom?: MadeFrom;
}): Input {
  const { adapted, actor, target, action, instant, facts, madeFrom } = options;
  return {
    version: INPUT_VERSION,
    actor: { ...actor, groups: [...actor.groups].sort() },
    action: adapted.action === 'destroy' ? 'destroy' : action ?? adapted.action,
    target,
    subject: adapted.subject,
    source: madeFrom ? { ...adapted.source, madeFrom } : adapted.source,
    facts,
    time: timeOf(instant),
    skipped: adapted.skipped,
  };
}
