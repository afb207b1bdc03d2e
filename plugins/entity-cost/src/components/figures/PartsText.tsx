import type { ChangePartsView } from '@backstage-guardrails/plugin-entity-cost-common';
import { Fragment } from 'react';
import { signOf, useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { Unbroken } from './Unbroken';

const partNames = [
  'quantity',
  'price',
  'added',
  'removed',
  'other',
] as const satisfies readonly (keyof ChangePartsView)[];

/** Why a cost changed: quantity, price, what is new and what is gone, the parts that are not zero. @internal */
export function PartsText(props: { parts: ChangePartsView; currency: string }) {
  const { parts, currency } = props;
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <>
      {partNames
        .filter(name => signOf(parts[name]) !== 0)
        .map((name, index) => (
          <Fragment key={name}>
            {index > 0 && ' · '}
            <Unbroken>
              {t('figures.change.part', {
                name: t(`figures.change.${name}`),
                amount: format.change({ amount: parts[name], currency }),
              })}
            </Unbroken>
          </Fragment>
        ))}
    </>
  );
}
