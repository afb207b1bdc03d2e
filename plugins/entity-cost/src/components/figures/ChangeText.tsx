import { differenceOf, perMilleOf, signOf, useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { Unbroken } from './Unbroken';

/** How much more or less it is than before, with the share where there was something before. @internal */
export function ChangeText(props: {
  before: string;
  after: string;
  currency: string;
}) {
  const { before, after, currency } = props;
  const format = useFormat();
  const { t } = useTranslation();
  const difference = differenceOf({ before, after });
  if (signOf(difference) === 0) return <>{t('figures.change.none')}</>;
  const amount = format.change({ amount: difference, currency });
  const perMille = perMilleOf({ before, after });
  if (perMille === undefined) return <Unbroken>{amount}</Unbroken>;
  const sign = perMille > 0 ? '+' : '';
  return (
    <Unbroken>
      {t('figures.change.share', {
        amount,
        share: `${sign}${format.share(perMille)}`,
      })}
    </Unbroken>
  );
}
