import { makeStyles, useTheme } from '@material-ui/core/styles';
import AcceptedIcon from '@material-ui/icons/AssignmentTurnedInOutlined';
import BlockIcon from '@material-ui/icons/Block';
import CheckIcon from '@material-ui/icons/CheckCircleOutline';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { Age, toneColours, type Tone } from '@backstage-guardrails/components';
import type { EntityCompliance } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 3),
      marginBottom: theme.spacing(1.5),
    },
    count: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      fontWeight: 600,
    },
    age: { marginLeft: 'auto', color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsComplianceCounts' },
);

/** How many findings are open, how many of them only warn, how many rules pass, and how old that is. @internal */
export function ComplianceCounts(props: { compliance: EntityCompliance }) {
  const { counts, waived, judgedAt } = props.compliance;
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useTranslation();
  // As lists count: a warning is open until it is fixed.
  const open = counts.open + counts.warned;
  const openTone: Tone = counts.open ? 'bad' : 'caution';
  const items: { icon: typeof BlockIcon; text: string; tone: Tone }[] = [
    {
      icon: BlockIcon,
      text: t('compliance.counts.open', { count: open }),
      tone: open ? openTone : 'neutral',
    },
    ...(counts.warned
      ? [
          {
            icon: WarningIcon,
            text: t('compliance.counts.warned', { count: counts.warned }),
            tone: 'caution' as const,
          },
        ]
      : []),
    ...(waived.length > 0
      ? [
          {
            icon: AcceptedIcon,
            text: t('compliance.counts.waived', { count: waived.length }),
            tone: 'consent' as const,
          },
        ]
      : []),
    // Only decisions say which rules passed.
    ...(judgedAt
      ? [
          {
            icon: CheckIcon,
            text: t('compliance.counts.passed', { count: counts.passed }),
            tone: 'good' as const,
          },
        ]
      : []),
  ];
  return (
    <div className={classes.root}>
      {items.map(({ icon: Icon, text, tone }) => (
        <span
          key={text}
          className={classes.count}
          style={{ color: toneColours(theme, tone).text }}
        >
          <Icon fontSize="small" aria-hidden />
          {text}
        </span>
      ))}
      {judgedAt && (
        <span className={classes.age}>
          {t('compliance.counts.checked', { when: <Age at={judgedAt} /> })}
        </span>
      )}
    </div>
  );
}
