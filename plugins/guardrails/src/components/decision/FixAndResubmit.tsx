import { parseEntityRef } from '@backstage/catalog-model';
import { LinkButton } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { SafeText, Section, useRemote } from '@backstage-guardrails/components';
import type {
  DecisionDetail,
  PreviewRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { templateRouteRef } from '../../routing';
import { useTranslation } from '../../translation';
import { isCatalogRef } from '../common/isCatalogRef';
import { useCaller } from '../common/useCaller';
import { currentOf } from '../preview/currentOf';
import { entityFieldOf, previewRequest } from '../preview/previewRequest';
import { deniedIn } from '../preview/removesFinding';
import { formQuery } from '../resubmit/formQuery';
import { TrialText } from '../resubmit/TrialText';
import { tryFixes, type Trial } from '../resubmit/tryFixes';
import { type RunForm, useRunForm } from '../resubmit/useRunForm';

/**
 * Opens the template's form with the values of a denied run and the fixes that policy let pass. Only for the person who
 * started the run: the fixes are tried as the one who will submit them, and no task of another person is read. Whether
 * they help after all is decided anew when the form is submitted.
 * @internal
 */
export function FixAndResubmit(props: { detail: DecisionDetail }) {
  const { decision, run } = props.detail;
  const caller = useCaller();
  const isOwn = caller !== undefined && caller === decision.actor.ref;
  if (decision.verdict.outcome !== 'deny' || !isOwn) return null;
  if (!run?.template || !isCatalogRef(run.template)) return null;
  return <OfRun detail={props.detail} run={run} template={run.template} />;
}

function OfRun(props: {
  detail: DecisionDetail;
  run: NonNullable<DecisionDetail['run']>;
  template: string;
}) {
  const { detail, run, template } = props;
  const route = useRouteRef(templateRouteRef);
  const remote = useRunForm(run);
  if (!route || remote.status !== 'ready' || !remote.value) return null;
  const { namespace, name } = parseEntityRef(template);
  return (
    <Tried
      detail={detail}
      known={remote.value}
      address={route({ namespace, templateName: name })}
    />
  );
}

function Tried(props: {
  detail: DecisionDetail;
  known: RunForm;
  address: string;
}) {
  const { detail, known, address } = props;
  const { form, values } = known;
  const { t } = useTranslation();
  const trial = useTrial(detail, known);
  const tried = trial.status === 'ready' ? trial.value : undefined;
  const fixed = Object.fromEntries(
    (tried?.fixes ?? []).map(({ field, value }) => [field, value]),
  );
  const { query, leftOut } = formQuery({ ...values, ...fixed });
  return (
    <Section title={t('resubmit.title')}>
      {trial.status === 'loading' ? (
        <Typography variant="body2" color="textSecondary" role="status">
          {t('resubmit.trying')}
        </Typography>
      ) : (
        <>
          <TrialText detail={detail} form={form} trial={tried} />
          {leftOut.length > 0 && (
            <Typography variant="body2" gutterBottom>
              <SafeText>
                {t('resubmit.leftOut', { fields: leftOut.join(', ') })}
              </SafeText>
            </Typography>
          )}
          <LinkButton
            to={`${address}${query}`}
            size="small"
            variant="contained"
            color="primary"
          >
            {t('resubmit.action')}
          </LinkButton>
        </>
      )}
    </Section>
  );
}

/** `undefined` where the form has no preview, so that nothing can be tried. */
function useTrial(detail: DecisionDetail, { form, values }: RunForm) {
  const api = useApi(guardrailsApiRef);
  const { decision } = detail;
  return useRemote<Trial | undefined>({
    key: decision.id,
    load: async signal => {
      const options = form.preview ?? {};
      const changed = options.changes && values[entityFieldOf(options)];
      const current = changed
        ? currentOf(await api.getTarget(String(changed), { signal }))
        : undefined;
      const request = previewRequest({ options, values, current });
      if (!request || !('module' in request.subject)) return undefined;
      return tryFixes({
        request: { ...request, subject: request.subject },
        denied: deniedIn(decision.verdict),
        fields: form.fields,
        preview: async (asked: PreviewRequest) =>
          (await api.preview(asked, { signal })).verdict,
      });
    },
  });
}
