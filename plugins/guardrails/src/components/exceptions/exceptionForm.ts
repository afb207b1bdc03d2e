import type { CompensatingControl } from '@backstage-guardrails/plugin-guardrails-common';
import { ruleIdSchema } from '@backstage-guardrails/policy-model';
import { endOfDay } from '../common/endOfDay';

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

/** How it can be checked that what makes up for a waived rule still holds. @internal */
export const controlKinds: {
  value: CompensatingControl['kind'];
  title: string;
}[] = [
  { value: 'statement', title: 'It is not checked' },
  { value: 'rule-passes', title: 'Another rule keeps passing' },
  { value: 'url-answers', title: 'An address keeps answering' },
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

/** What the form lacks, in words; `undefined` where it is complete. @internal */
export function missingIn(form: ExceptionForm): string | undefined {
  if (!form.reason.trim()) return 'Say why';
  if (!form.text.trim()) return 'Say what makes up for it';
  if (
    form.control === 'rule-passes' &&
    !ruleIdSchema.safeParse(form.rule.trim()).success
  ) {
    return 'Name the rule';
  }
  if (form.control === 'url-answers' && !form.url.trim()) {
    return 'Name the address';
  }
  if (!endOfDay(form.day)) return 'Say until when';
  if (form.uses && !/^[1-9]\d{0,5}$/.test(form.uses)) {
    return 'The number of changes is a whole number';
  }
  return undefined;
}
