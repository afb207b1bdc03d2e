import {
  FilterBar,
  FilterSelect,
  FilterText,
} from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import { worstFirst } from '../status';
import { GroupFilter } from './GroupFilter';

/** What narrows the list of endpoints. @internal */
export function EndpointFilters() {
  const { t } = useTranslation();
  return (
    <FilterBar label={t('page.filters')}>
      <FilterText param="search" label={t('page.search')} />
      <FilterSelect
        param="status"
        label={t('page.status')}
        options={worstFirst.map(status => ({
          value: status,
          title: t(`status.word.${status}`),
        }))}
      />
      <GroupFilter by="owner" label={t('page.owner')} />
      <GroupFilter by="system" label={t('page.system')} />
      <FilterSelect
        param="marks"
        label={t('page.marks')}
        options={[
          { value: 'flapping', title: t('page.marks.flapping') },
          { value: 'maintenance', title: t('page.marks.maintenance') },
        ]}
      />
    </FilterBar>
  );
}
