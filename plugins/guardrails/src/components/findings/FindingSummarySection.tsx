import {
  Age,
  BoxTabs,
  EmptyState,
  Loaded,
  Section,
  type Remote,
} from '@backstage-guardrails/components';
import { makeStyles } from '@material-ui/core/styles';
import type { FindingSummary } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { groupings } from './findingFilter';
import { FindingGroupTable } from './FindingGroupTable';
import { FindingTotals } from './FindingTotals';
import { FindingTrend } from './FindingTrend';

const useStyles = makeStyles(
  theme => ({
    views: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 3),
      margin: theme.spacing(2, 0, 1.5),
    },
  }),
  { name: 'GuardrailsFindingSummary' },
);

/** How much is not compliant, how that went, and where. @internal */
export function FindingSummarySection(props: {
  summary: Remote<FindingSummary>;
}) {
  const { summary } = props;
  const { t } = useTranslation();
  const asOf = summary.status === 'ready' ? summary.value.asOf : undefined;
  return (
    <Section
      title={t('findings.summary.title')}
      note={asOf && t('findings.summary.asOf', { when: <Age at={asOf} /> })}
    >
      <Loaded remote={summary} of={t('findings.summary.of')}>
        {value => <Counted summary={value} />}
      </Loaded>
    </Section>
  );
}

function Counted(props: { summary: FindingSummary }) {
  const { summary } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  if (summary.asOf === undefined) {
    return (
      <EmptyState title={t('findings.summary.pending.title')}>
        {t('findings.summary.pending.text')}
      </EmptyState>
    );
  }
  const quiet = summary.trend.every(
    ({ open, opened, resolved }) => open + opened + resolved === 0,
  );
  if (summary.groups.length === 0 && quiet) {
    return (
      <EmptyState title={t('findings.summary.none.title')}>
        {t('findings.summary.none.text')}
      </EmptyState>
    );
  }
  return (
    <>
      <FindingTotals totals={summary.totals} />
      <FindingTrend trend={summary.trend} />
      <div className={classes.views}>
        <BoxTabs
          param="by"
          label={t('findings.group.view')}
          options={Object.fromEntries(
            groupings.map(by => [by, t(`findings.group.by.${by}`)]),
          )}
        />
        <BoxTabs
          param="sort"
          label={t('findings.group.sort')}
          options={{
            open: t('findings.group.sort.open'),
            worse: t('findings.group.sort.worse'),
          }}
        />
      </div>
      <FindingGroupTable summary={summary} />
    </>
  );
}
