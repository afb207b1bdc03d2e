import {
  FilterBar,
  FilterSelect,
  useUrlState,
} from '@backstage-guardrails/components';
import type { CostStatus } from '@backstage-guardrails/plugin-entity-cost-common';
import type { ReactNode } from 'react';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { costKinds, readSelection } from './readSelection';

/** Chooses month, currency and kind of cost, in the address. @internal */
export function SelectionBar(props: {
  status: Pick<CostStatus, 'months' | 'currencies'> | undefined;
  /** Further filters. */
  children?: ReactNode;
  aside?: ReactNode;
}) {
  const { status } = props;
  const format = useFormat();
  const { t } = useTranslation();
  const selection = readSelection(useUrlState()[0]);
  return (
    <FilterBar label={t('selection.label')} aside={props.aside}>
      <FilterSelect
        param="month"
        label={t('selection.month')}
        any={t('selection.month.newest')}
        options={withChosen(status?.months, selection.month).map(month => ({
          value: month,
          title: format.month(month),
        }))}
      />
      <FilterSelect
        param="currency"
        label={t('selection.currency')}
        any={t('selection.currency.all')}
        options={withChosen(status?.currencies, selection.currency).map(
          currency => ({ value: currency, title: currency }),
        )}
      />
      <FilterSelect
        param="cost"
        label={t('selection.kind')}
        any={t('figures.kind.effective')}
        options={costKinds
          .filter(kind => kind !== 'effective')
          .map(kind => ({ value: kind, title: t(`figures.kind.${kind}`) }))}
      />
      {props.children}
    </FilterBar>
  );
}

/** An address may name what is not offered, or what is not known yet. */
function withChosen(
  offered: readonly string[] = [],
  chosen: string | undefined,
): string[] {
  return [...new Set([...offered, ...(chosen ? [chosen] : [])])];
}
