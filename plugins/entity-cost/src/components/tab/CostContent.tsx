import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Loaded, Stack, useUrlState } from '@backstage-guardrails/components';
import { useCost } from '../../hooks';
import { useTranslation } from '../../translation';
import { ExportButton } from '../selection/ExportButton';
import { readSelection } from '../selection/readSelection';
import { SelectionBar } from '../selection/SelectionBar';
import { NoAccess, WithoutCosts } from '../states';
import { isNotAllowed } from '../states/isNotAllowed';
import { EntityCostView } from './EntityCostView';
import { exportFilter } from './exportFilter';
import { Metrics } from './Metrics';

/** What an entity costs, how that changed and why, and by which rules the costs got here. @internal */
export function CostContent() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const selection = readSelection(useUrlState()[0]);
  const { t } = useTranslation();
  const status = useCost(['status'], (api, options) => api.getStatus(options));
  const costs = useCost(['entity', entityRef, selection], (api, options) =>
    api.getEntityCosts({ entityRef, ...selection }, options),
  );
  if (costs.status === 'failed' && isNotAllowed(costs.error)) {
    return <NoAccess />;
  }
  return (
    <Stack>
      <SelectionBar
        status={status.status === 'ready' ? status.value : undefined}
        aside={
          <ExportButton
            file={entity.metadata.name}
            month={selection.month}
            label={t('selection.export')}
            load={api =>
              api.exportCosts({
                ...selection,
                ...exportFilter(entity),
                format: 'csv',
              })
            }
          />
        }
      />
      <Loaded remote={costs} of={t('card.of')}>
        {value =>
          value.currencies.length ? (
            <EntityCostView
              costs={value}
              asked={selection.cost}
              currency={selection.currency}
            />
          ) : (
            <WithoutCosts costs={value} />
          )
        }
      </Loaded>
      {/* numbers of Prometheus, which do not depend on the bills */}
      <Metrics entityRef={entityRef} />
    </Stack>
  );
}
