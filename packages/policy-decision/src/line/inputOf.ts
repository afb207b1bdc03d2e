import {
  type Action,
  type Actor,
  type Facts,
  type Input,
  INPUT_VERSION,
  type Target,
  timeOf,
} from '@backstage-guardrails/policy-model';
import type { HostAdapted } from './HostAdapted';

/** The second step: what the host vouches for and what is known, added to what the evidence says. @internal */
export function inputOf(options: {
  adapted: HostAdapted;
  actor: Actor;
  target: Target;
  action?: Action;
  instant: Date;
  facts: Facts;
}): Input {
  const { adapted, actor, target, action, instant, facts } = options;
  return {
    version: INPUT_VERSION,
    actor: { ...actor, groups: [...actor.groups].sort() },
    action: adapted.action === 'destroy' ? 'destroy' : action ?? adapted.action,
    target,
    subject: adapted.subject,
    source: adapted.source,
    facts,
    time: timeOf(instant),
    skipped: adapted.skipped,
  };
}
