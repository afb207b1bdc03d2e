import { endOfDay } from '@backstage-guardrails/components';
import type { CompensatingControl } from '@backstage-guardrails/plugin-guardrails-common';
import { ruleIdSchema } from '@backstage-guardrails/policy-model';

/** What the form for an exception holds, as typed. */
type ExceptionForm = {
  scope: string;
  reason: string;
  text: string;
  control: string;
  rule: string;
  url: string;
  day: string;
  uses: string;
};

/** @internal */
export const emptyExceptionForm: ExceptionForm = {
  scope: 'these',
  reason: '',
  text: '',
  control: 'statement',
  rule: '',
  url: '',
  day: '',
  uses: '',
};

/** How a compensating control can be verified. @internal */
export const controlKinds: CompensatingControl['kind'][] = [
  'statement',
  'rule-passes',
  'url-answers',
];

/** The control that the form describes. @internal */
export function controlOf(form: ExceptionForm): CompensatingControl {
  const text = form.text.trim();
  switch (form.control) {
    case 'rule-passes':
      return {
        kind: 'rule-passes',
        text,
        rule: ruleIdSchema.parse(form.rule.trim()),
      };
    case 'url-answers':
      return { kind: 'url-answers', text, url: form.url.trim() };
    default:
      return { kind: 'statement', text };
  }
}

type Missing = 'reason' | 'control' | 'rule' | 'url' | 'expires' | 'uses';

/** What the form lacks, as the end of a message key; `undefined` where it is complete. @internal */
export function missingIn(form: ExceptionForm): Missing | undefined {
  if (!form.reason.trim()) return 'reason';
  if (!form.text.trim()) return 'control';
  if (
    form.control === 'rule-passes' &&
    !ruleIdSchema.safeParse(form.rule.trim()).success
  ) {
    return 'rule';
  }
  if (form.control === 'url-answers' && !form.url.trim()) {
    return 'url';
  }
  if (!endOfDay(form.day)) return 'expires';
  if (form.uses && !/^[1-9]\d{0,5}$/.test(form.uses)) {
    return 'uses';
  }
  return undefined;
}
