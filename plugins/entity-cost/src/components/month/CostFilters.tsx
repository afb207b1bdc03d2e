import {
  BoxTabs,
  Disclosure,
  FilterBar,
  FilterSelect,
  FilterText,
  useUrlState,
} from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import { costFilters, groupings, orders } from './costQuery';

/** By what the month is grouped, in which order, and what narrows it. @internal */
export function CostFilters() {
  const { t } = useTranslation();
  const [params] = useUrlState();
  const others = costFilters.filter(name => name !== 'search');
  return (
    <>
      <FilterBar label={t('month.by')}>
        <BoxTabs
          param="by"
          label={t('month.by')}
          options={Object.fromEntries(
            groupings.map(grouping => [grouping, t(`month.by.${grouping}`)]),
          )}
        />
        <FilterText param="search" label={t('month.filter.search')} />
        <FilterSelect
          param="sort"
          label={t('month.sort')}
          any={t('month.sort.amount')}
          options={orders
            .filter(order => order !== 'amount')
            .map(order => ({ value: order, title: t(`month.sort.${order}`) }))}
        />
      </FilterBar>
      <Disclosure
        summary={t('month.filter.more')}
        open={others.some(name => params.has(name))}
      >
        <FilterBar label={t('month.filter.more')}>
          {others.map(name => (
            <FilterText
              key={name}
              param={name}
              label={t(`month.filter.${name}`)}
            />
          ))}
        </FilterBar>
      </Disclosure>
    </>
  );
}
