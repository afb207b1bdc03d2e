import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { useHealth } from '../../hooks';
import { useEntityLink } from '../../routing';
import { useTranslation } from '../../translation';
import { LoadedHealth } from './LoadedHealth';
import { HealthSummary } from './HealthSummary';

/** The health of an entity, at a glance. @internal */
export function HealthCard() {
  const { entity } = useEntity();
  const { t } = useTranslation();
  const linkOf = useEntityLink();
  const entityRef = stringifyEntityRef(entity);
  const health = useHealth(
    ['entity', entityRef],
    (api, options) => api.getEntityHealth(entityRef, options),
    { live: true },
  );
  return (
    <EntityInfoCard title={t('card.title')}>
      <LoadedHealth remote={health}>
        {value => (
          <>
            <HealthSummary health={value} entity={entity} />
            {value.endpoints.length > 0 && (
              <Link to={linkOf(entityRef)}>{t('card.all')}</Link>
            )}
          </>
        )}
      </LoadedHealth>
    </EntityInfoCard>
  );
}
