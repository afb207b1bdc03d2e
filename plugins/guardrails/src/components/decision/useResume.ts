import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useFormAddress } from '../resubmit/useFormAddress';
import { type RunForm, useRunForm } from '../resubmit/useRunForm';

/** The parameter in which a template takes the task that it continues. */
const RESUMES = 'resumes';

/** How a task that waits is resumed. @internal */
export type ResumeForm = {
  to: string;
  leftOut: string[];
  /** Whether the values of the task could be read. */
  known: boolean;
};

/**
 * The form of the template with the values of the task that waits; nothing where there is no such form, or not yet.
 * @internal
 */
export function useResume(run: DecisionDetail['run']): ResumeForm | undefined {
  const address = useFormAddress(run?.template);
  const form = useRunForm(run);
  if (!run || !address || form.status === 'loading') return undefined;
  const known = form.status === 'ready' ? form.value : undefined;
  return {
    ...address(known && valuesOf(known, run.task)),
    known: known !== undefined,
  };
}

/** A form may refuse what it does not know, so only a template that passes the task on is told of it. */
function valuesOf({ values, steps }: RunForm, task: string) {
  const told = JSON.stringify(steps).includes(`parameters.${RESUMES}`);
  return { ...values, ...(told && { [RESUMES]: task }) };
}
