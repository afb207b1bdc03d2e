import Typography from '@material-ui/core/Typography';
import { EmptyState, Section } from '@backstage-guardrails/components';
import type {
  Insights,
  InsightsRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Figures } from '../common/Figures';
import { CheckChart } from './CheckChart';
import { decisionsOf } from './insightsFilter';
import { shareText } from './shareText';

const outcomes = {
  denied: 'deny',
  needsApproval: 'needs-approval',
  warned: 'warn',
  allowed: 'allow',
} as const;

/** How many checks there were, how they ended, and how that went. @internal */
export function Checks(props: {
  insights: Insights;
  request: InsightsRequest;
}) {
  const { insights, request } = props;
  const { from, to, scope, totals, days, others } = insights;
  const links = useLinks();
  const { t } = useTranslation();
  const names = Object.keys(outcomes) as (keyof typeof outcomes)[];
  const all = names.reduce((sum, name) => sum + totals[name], 0);
  const shown = (number: number) =>
    t('insights.checks.share', {
      number: number.toLocaleString(),
      share: shareText(number, all),
    });
  const figure = (
    name: string,
    value: string,
    also?: Record<string, string>,
  ) => ({
    ...{ name, value },
    link: {
      to: links.decisions(decisionsOf(request, insights, also)),
      label: t('insights.checks.show', { name, number: value }),
    },
  });
  return (
    <Section
      title={t('insights.checks.title')}
      note={t(`insights.checks.note.${scope}`, { from, to })}
    >
      {all === 0 ? (
        <EmptyState title={t('insights.empty.title')}>
          {t(`insights.empty.text.${scope}`)}
        </EmptyState>
      ) : (
        <>
          <Figures
            figures={[
              figure(t('insights.checks.total'), all.toLocaleString()),
              ...names.map(name =>
                figure(t(`insights.checks.${name}`), shown(totals[name]), {
                  outcome: outcomes[name],
                }),
              ),
            ]}
          />
          <CheckChart days={days} />
        </>
      )}
      {others && (
        <Typography variant="body2" color="textSecondary">
          {t('insights.checks.others', {
            checks: others.checks.toLocaleString(),
            denied: others.denied.toLocaleString(),
          })}
        </Typography>
      )}
    </Section>
  );
}
