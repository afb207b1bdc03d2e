import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { ErrorState, LoadingState } from '@backstage-guardrails/components';
import { useCost } from '../../hooks';
import { useTranslation } from '../../translation';
import { isNotAllowed } from '../states/isNotAllowed';
import { NoAccess, WithoutCosts } from '../states';
import { CardSummary } from './CardSummary';

/** What an entity costs this month, at a glance. @internal */
export function CostCard() {
  const { entity } = useEntity();
  const { t } = useTranslation();
  return (
    <EntityInfoCard title={t('card.title')}>
      <CardContent entityRef={stringifyEntityRef(entity)} />
    </EntityInfoCard>
  );
}

function CardContent(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useTranslation();
  const costs = useCost(['card', entityRef], (api, options) =>
    api.getEntityCosts({ entityRef }, options),
  );
  switch (costs.status) {
    case 'loading':
      return <LoadingState of={t('card.of')} />;
    case 'failed':
      return isNotAllowed(costs.error) ? (
        <NoAccess />
      ) : (
        <ErrorState
          title={t('card.failed')}
          error={costs.error}
          onRetry={costs.retry}
        />
      );
    case 'ready':
      return costs.value.currencies.length ? (
        <CardSummary costs={costs.value} entityRef={entityRef} />
      ) : (
        <WithoutCosts costs={costs.value} />
      );
    default:
      throw new TypeError(`Not a state: ${String(costs satisfies never)}`);
  }
}
