import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  type Action,
  type ChangeKind,
} from '@backstage-guardrails/policy-model';
import { useTranslation, type Translate } from '../translation';

/** What a title is made of; a decision and a row of the list both have it. @public */
export type DescribedDecision = {
  action: Action;
  format: string;
  changes: Partial<Record<ChangeKind, number>>;
  target: { ref?: string; environment?: string; environmentClass: string };
};

/** Puts what was requested in one line: `Create checkout-dev in production`. @public */
export function useDescribeDecision(): (decision: DescribedDecision) => string {
  const { t } = useTranslation();
  return decision => describeDecision(decision, t);
}

/** What was requested, in one line. @internal */
export function describeDecision(
  decision: DescribedDecision,
  t: Translate,
): string {
  const { target } = decision;
  const what = target.ref?.split('/').pop();
  return t(`text.decision.${verbOf(decision)}`, {
    what: what ? escapeForDisplay(what) : t('text.decision.unnamed'),
    where: escapeForDisplay(target.environment ?? target.environmentClass),
  });
}

/** By the changes where there are some, the gravest first: a plan that loses something is about that. */
function verbOf({ action, format, changes }: DescribedDecision) {
  if (format === 'terraform-configuration') return 'check';
  if (action !== 'provision' && action !== 'destroy') return action;
  if (changes.delete || changes.forget) return 'destroy';
  if (changes.replace) return 'replace';
  if (changes.update) return 'change';
  if (changes.create) return 'create';
  return action;
}
