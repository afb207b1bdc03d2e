import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Stack } from '@backstage-guardrails/components';
import { useHealth } from '../../hooks';
import { LoadedHealth } from '../card';
import { EntityHealthView } from './EntityHealthView';

/** The health of an entity in full: endpoints with their history, contract, maintenance. @internal */
export function HealthContent() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const health = useHealth(
    ['entity', entityRef],
    (api, options) => api.getEntityHealth(entityRef, options),
    { live: true },
  );
  return (
    <Stack>
      <LoadedHealth remote={health}>
        {(value, reload) => (
          <EntityHealthView health={value} entity={entity} reload={reload} />
        )}
      </LoadedHealth>
    </Stack>
  );
}
