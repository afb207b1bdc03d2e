import { useApi } from '@backstage/core-plugin-api';
import { type Remote, useRemote } from '@backstage-guardrails/components';
import {
  type DecisionDetail,
  type PreviewRequest,
  type RunState,
  type RunStateEntry,
  runStateTable,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useCaller } from '../common/useCaller';
import { currentOf } from '../preview/currentOf';
import { entityFieldOf, previewRequest } from '../preview/previewRequest';
import { deniedIn } from '../preview/removesFinding';
import type { TemplateForm } from './readForm';
import { tryFixes, type Trial } from './tryFixes';
import { useFormAddress } from './useFormAddress';
import { type RunForm, useRunForm } from './useRunForm';

/** A run that its requester can submit again. @internal */
export type Resubmission = {
  /** The form with the values of the run, and with the fixes once they were tried. */
  to: string;
  leftOut: string[];
  form: TemplateForm;
  /** Of a denied run. It has no value where the form has no preview, so that nothing can be tried. */
  trial: Remote<Trial | undefined>;
};

/**
 * The form of a run that ended without being applied, with the values of the run and the fixes that policy let pass.
 * Only for the person who started it: the fixes are tried as the one who will submit them, and no task of another person
 * is read. Whether they help after all is decided anew when the form is submitted.
 * @internal
 */
export function useResubmission(
  detail: DecisionDetail,
  state: RunState,
): Resubmission | undefined {
  const caller = useCaller();
  const address = useFormAddress(detail.run?.template);
  const { next }: RunStateEntry = runStateTable[state];
  const offered =
    caller === detail.decision.actor.ref &&
    next.requester.includes('fix-and-resubmit');
  const remote = useRunForm(offered && address ? detail.run : undefined);
  const known = remote.status === 'ready' ? remote.value : undefined;
  const trial = useTrial(detail, known);
  if (!address || !known) return undefined;
  const tried = trial.status === 'ready' ? trial.value : undefined;
  const fixed = Object.fromEntries(
    (tried?.fixes ?? []).map(({ field, value }) => [field, value]),
  );
  return {
    ...address({ ...known.values, ...fixed }),
    form: known.form,
    trial,
  };
}

function useTrial(detail: DecisionDetail, known: RunForm | undefined) {
  const api = useApi(guardrailsApiRef);
  const { id, verdict } = detail.decision;
  return useRemote<Trial | undefined>({
    key: JSON.stringify([id, known !== undefined]),
    load: async signal => {
      if (!known || verdict.outcome !== 'deny') return undefined;
      const { form, values } = known;
      const options = form.preview ?? {};
      const changed = options.changes && values[entityFieldOf(options)];
      const current = changed
        ? currentOf(await api.getTarget(String(changed), { signal }))
        : undefined;
      const request = previewRequest({ options, values, current });
      if (!request || !('module' in request.subject)) return undefined;
      return tryFixes({
        request: { ...request, subject: request.subject },
        denied: deniedIn(verdict),
        fields: form.fields,
        preview: async (asked: PreviewRequest) =>
          (await api.preview(asked, { signal })).verdict,
      });
    },
  });
}
