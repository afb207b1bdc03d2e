import type { Actor, Action, Target } from '@backstage-guardrails/policy-model';
import type { LocalOptions } from '../arguments';

/**
 * What a caller says about the request where no server vouches for it.
 * The actor is nobody in particular: a name that anybody can type is worth nothing.
 * @internal
 */
export function localQuestion(options: LocalOptions): {
  actor: Actor;
  target: Target;
  action?: Action;
} {
  const { target, environment, environmentClass, action } = options;
  return {
    actor: { kind: 'human', ref: 'unattested', groups: [], origin: 'cli' },
    target: {
      ...(target !== undefined && { ref: target }),
      ...(environment !== undefined && { environment }),
      environmentClass,
    },
    ...(action !== undefined && { action }),
  };
}
