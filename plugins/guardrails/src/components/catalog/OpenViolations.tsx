import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useRemote } from '@backstage-guardrails/components';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { openCounts } from './openCounts';

/** How many violations of an entity are open, with the way to them; nothing while it loads. @internal */
export function OpenViolations(props: { entity: Entity }) {
  const entity = stringifyEntityRef(props.entity);
  const api = useApi(guardrailsApiRef);
  const links = useLinks();
  const { t } = useTranslation();
  const counts = useRemote({
    key: entity,
    load: () => openCounts(api, entity),
  });
  if (counts.status === 'loading') return null;
  if (counts.status === 'failed') {
    return (
      <span title={t('catalog.column.unknown.title')}>
        {t('catalog.column.unknown')}
      </span>
    );
  }
  const number = (counts.value?.open ?? 0).toLocaleString();
  return counts.value?.open ? (
    <Link
      to={links.compliance({ entity })}
      aria-label={t('catalog.column.show', { number, entity })}
    >
      {number}
    </Link>
  ) : (
    <>{number}</>
  );
}
