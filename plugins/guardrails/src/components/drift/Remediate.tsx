import { parseEntityRef } from '@backstage/catalog-model';
import { LinkButton } from '@backstage/core-components';
import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { useRemote } from '@backstage-guardrails/components';
import type { TargetDrift } from '@backstage-guardrails/plugin-guardrails-common';
import { templateRouteRef } from '../../routing';
import { useTranslation } from '../../translation';
import { isCatalogRef } from '../common/isCatalogRef';

/**
 * Opens the template that applied the target last, with the values of that run. What it plans takes the drift back, and
 * is evaluated as any other change. Values of a task that the reader cannot see are left to the form.
 * @internal
 */
export function Remediate(props: { run: NonNullable<TargetDrift['run']> }) {
  const { task, template } = props.run;
  const { t } = useTranslation();
  const scaffolder = useApiHolder().get(scaffolderApiRef);
  const templateRoute = useRouteRef(templateRouteRef);
  const values = useRemote({
    key: task,
    load: async () => (await scaffolder?.getTask(task))?.spec.parameters,
  });
  if (!template || !templateRoute || !isCatalogRef(template)) return null;
  if (values.status === 'loading') return null;
  const { namespace, name } = parseEntityRef(template);
  const formData = values.status === 'ready' && values.value;
  const query = formData
    ? `?${new URLSearchParams({ formData: JSON.stringify(formData) })}`
    : '';
  return (
    <LinkButton
      to={`${templateRoute({ namespace, templateName: name })}${query}`}
      size="small"
      variant="outlined"
    >
      {t('drift.remediate.action')}
    </LinkButton>
  );
}
