import { makeStyles, useTheme } from '@material-ui/core/styles';
import BlockIcon from '@material-ui/icons/Block';
import CheckIcon from '@material-ui/icons/CheckCircleOutline';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import type { EntityCompliance } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  toneColours,
  type Tone,
} from '@backstage-guardrails/plugin-guardrails-react';

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

/** How many findings are open, how many warn, how many rules pass, and how old that is. @internal */
export function ComplianceCounts(props: { compliance: EntityCompliance }) {
  const { counts, judgedAt } = props.compliance;
  const classes = useStyles();
  const theme = useTheme();
  const items: { icon: typeof BlockIcon; text: string; tone: Tone }[] = [
    {
      icon: BlockIcon,
      text: `${counts.open} open`,
      tone: counts.open ? 'bad' : 'neutral',
    },
    {
      icon: WarningIcon,
      text: `${counts.warned} warned`,
      tone: counts.warned ? 'caution' : 'neutral',
    },
    { icon: CheckIcon, text: `${counts.passed} passed`, tone: 'good' },
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
          judged <Age at={judgedAt} />
        </span>
      )}
    </div>
  );
}
