import { FilterSelect } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';

/** Turns a list round. @internal */
export function OrderFilter() {
  const { t } = useTranslation();
  return (
    <FilterSelect
      param="order"
      label={t('list.order')}
      any={t('list.order.newest')}
      options={[{ value: 'oldest', title: t('list.order.oldest') }]}
    />
  );
}
