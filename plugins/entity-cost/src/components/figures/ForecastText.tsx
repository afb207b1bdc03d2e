import type { ForecastView } from '@backstage-guardrails/plugin-entity-cost-common';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';

/** What the month is expected to cost, with how wrong such a forecast was before. @internal */
export function ForecastText(props: {
  forecast: ForecastView;
  currency: string;
}) {
  const { forecast, currency } = props;
  const format = useFormat();
  const { t } = useTranslation();
  const { total, error } = forecast;
  if (forecast.state === 'complete')
    return <>{t('figures.forecast.complete')}</>;
  if (forecast.state === 'not-enough-data' || total === undefined) {
    return (
      <span title={t('figures.forecast.none.title')}>
        {t('figures.forecast.none')}
      </span>
    );
  }
  return (
    <>
      {format.money({ amount: total, currency })}{' '}
      <small>
        {error?.state === 'known' && error.perMille !== undefined
          ? t('figures.forecast.error', {
              share: `±${format.share(error.perMille)}`,
            })
          : t('figures.forecast.error.none')}
      </small>
    </>
  );
}
