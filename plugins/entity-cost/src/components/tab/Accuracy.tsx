import Typography from '@material-ui/core/Typography';
import {
  Loaded,
  RowTable,
  SafeText,
  Section,
} from '@backstage-guardrails/components';
import { useCost } from '../../hooks';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';

/** How estimates before a change compare with what it came to, by module. @internal */
export function Accuracy() {
  const accuracy = useCost(['accuracy'], (api, options) =>
    api.getEstimateAccuracy(options),
  );
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <Section title={t('tab.accuracy.title')}>
      <Loaded remote={accuracy} of={t('tab.accuracy.of')}>
        {({ items }) =>
          items.length === 0 ? (
            <Typography variant="body2">{t('tab.accuracy.none')}</Typography>
          ) : (
            <RowTable
              label={t('tab.accuracy.label')}
              rows={items}
              keyOf={({ module, currency }) => `${module} ${currency}`}
              columns={[
                {
                  title: t('tab.accuracy.module'),
                  shape: 'wide',
                  cell: ({ module, currency }) => (
                    <>
                      <SafeText>{module}</SafeText> ({currency})
                    </>
                  ),
                },
                {
                  title: t('tab.accuracy.outcomes'),
                  shape: 'number',
                  cell: ({ outcomes }) => format.count(outcomes),
                },
                {
                  title: t('tab.accuracy.median'),
                  cell: ({ medianPerMille }) =>
                    medianPerMille === undefined
                      ? t('tab.accuracy.few')
                      : format.share(medianPerMille),
                },
                {
                  title: t('tab.accuracy.range'),
                  shape: 'number',
                  cell: ({ lowPerMille, highPerMille }) =>
                    lowPerMille !== undefined &&
                    highPerMille !== undefined &&
                    t('tab.accuracy.range.text', {
                      low: format.share(lowPerMille),
                      high: format.share(highPerMille),
                    }),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
