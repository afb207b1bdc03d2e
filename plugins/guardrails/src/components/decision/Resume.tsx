import { parseEntityRef } from '@backstage/catalog-model';
import { LinkButton } from '@backstage/core-components';
import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import Typography from '@material-ui/core/Typography';
import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useRemote } from '@backstage-guardrails/plugin-guardrails-react';
import { templateRouteRef } from '../../routing';
import { isCatalogRef } from '../common/isCatalogRef';

/**
 * Opens the template again with the values of the task that waits. The new task is judged as any other: it goes on
 * without asking only where it comes to the same fingerprint. Secrets were never kept, so the form asks for them.
 * @internal
 */
export function Resume(props: { run: NonNullable<DecisionDetail['run']> }) {
  const { task, template } = props.run;
  const scaffolder = useApiHolder().get(scaffolderApiRef);
  const templateRoute = useRouteRef(templateRouteRef);
  const values = useRemote({
    key: task,
    load: async () => (await scaffolder?.getTask(task))?.spec.parameters,
  });
  if (!template || !templateRoute || !isCatalogRef(template)) return null;
  if (values.status === 'loading') return null;

  const { namespace, name } = parseEntityRef(template);
  const address = templateRoute({ namespace, templateName: name });
  const known = values.status === 'ready' && values.value;
  const query = known
    ? `?${new URLSearchParams({ formData: JSON.stringify(values.value) })}`
    : '';
  return (
    <>
      <LinkButton
        to={`${address}${query}`}
        size="small"
        variant="contained"
        color="primary"
      >
        Resume
      </LinkButton>
      <Typography variant="body2" color="textSecondary">
        {known
          ? 'Starts the template again with the same values. It asks for secrets again; they were not kept.'
          : 'The values of the task are not kept any longer. Fill in the same ones: only the same change is approved.'}
      </Typography>
    </>
  );
}
