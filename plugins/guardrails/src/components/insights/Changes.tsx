import Typography from '@material-ui/core/Typography';
import { Section } from '@backstage-guardrails/components';
import type {
  Insights,
  InsightsDurations,
  InsightsRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Figures, type Figure } from '../common/Figures';
import { durationText } from './durationText';
import { decisionsOf } from './insightsFilter';
import { shareText } from './shareText';

/** How many changes were applied, how many of them by the requester alone, and how long people waited. @internal */
export function Changes(props: {
  insights: Insights;
  request: InsightsRequest;
}) {
  const { insights, request } = props;
  const { changes } = insights;
  const links = useLinks();
  const { t } = useTranslation();
  if (!changes) {
    return (
      <Section title={t('insights.changes.title')}>
        <Typography variant="body2">{t('insights.changes.rule')}</Typography>
      </Section>
    );
  }
  const { applied, selfService } = changes;
  const { owner } = request;
  const waited = (
    of: 'timeToApprove' | 'friction',
    { count, median, p90 }: InsightsDurations,
    to: string,
  ): Figure[] => {
    const figure = (name: string, seconds: number | undefined): Figure => ({
      name,
      ...(seconds === undefined
        ? { value: t('insights.changes.none') }
        : {
            value: durationText(seconds),
            note: t('insights.changes.counted', { count }),
            link: {
              to,
              label: `${name}: ${durationText(seconds)}. ${t(
                `insights.changes.${of}.show`,
              )}`,
            },
          }),
    });
    return [
      figure(t(`insights.changes.${of}`), median),
      figure(t(`insights.changes.${of}.p90`), p90),
    ];
  };
  return (
    <Section title={t('insights.changes.title')}>
      <Figures
        figures={[
          {
            name: t('insights.changes.applied'),
            value: applied.toLocaleString(),
          },
          {
            name: t('insights.changes.selfService'),
            value:
              applied === 0
                ? t('insights.changes.none')
                : shareText(selfService, applied),
            ...(applied > 0 && {
              note: t('insights.changes.counted', { count: applied }),
            }),
          },
          ...waited(
            'timeToApprove',
            changes.timeToApprove,
            links.approvals({
              box: 'all',
              ...(owner !== undefined && { owner }),
            }),
          ),
          ...waited(
            'friction',
            changes.friction,
            links.decisions(
              decisionsOf(request, insights, { outcome: 'deny' }),
            ),
          ),
        ]}
      />
    </Section>
  );
}
