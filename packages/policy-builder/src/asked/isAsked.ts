import {
  Dispatcher,
  type DispatchSubject,
} from '@backstage-guardrails/policy-engine';
import type { ChangeKind, Rule } from '@backstage-guardrails/policy-model';

/** @internal */
export type Change = { type: string; kind: ChangeKind };

/** Whether the engine calls a rule for a change, or for a subject as a whole, by the code that it decides it with. @internal */
export function isAsked(
  subject: Rule['subject'],
  about: Change | DispatchSubject,
): boolean {
  const asked: DispatchSubject =
    'kind' in about ? { type: 'infrastructure', changes: [about] } : about;
  return new Dispatcher([{ subject }]).rulesFor(asked).length > 0;
}
