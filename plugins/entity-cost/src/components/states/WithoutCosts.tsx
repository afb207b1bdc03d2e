import type { EntityCosts } from '@backstage-guardrails/plugin-entity-cost-common';
import { Loaded } from '@backstage-guardrails/components';
import { useCost } from '../../hooks';
import { useTranslation } from '../../translation';
import { NoCost } from './NoCost';
import { NoData } from './NoData';

/** Why an entity has no costs: the portal has none at all, or none reached it. @internal */
export function WithoutCosts(props: { costs: EntityCosts }) {
  const status = useCost(['status'], (api, options) => api.getStatus(options));
  const { t } = useTranslation();
  return (
    <Loaded remote={status} of={t('card.of')}>
      {value =>
        value.months.length === 0 ? (
          <NoData status={value} />
        ) : (
          <NoCost costs={props.costs} />
        )
      }
    </Loaded>
  );
}
