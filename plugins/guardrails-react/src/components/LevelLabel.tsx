import { makeStyles, useTheme } from '@material-ui/core/styles';
import type {
  Disposition,
  EnforcementLevel,
} from '@backstage-guardrails/policy-model';
import { toneColours, type Tone } from './tones';

const tones: Record<EnforcementLevel, Tone> = {
  mandatory: 'bad',
  approval: 'consent',
  advisory: 'caution',
};

const titles: Record<EnforcementLevel, string> = {
  mandatory: 'Denied until it is fixed or an exception covers it',
  approval: 'May proceed once the right people consent',
  advisory: 'A warning; nothing is stopped',
};

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-block',
      padding: theme.spacing(0, 1),
      border: '1px solid',
      borderRadius: 999,
      fontSize: theme.typography.caption.fontSize,
      lineHeight: 1.6,
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'GuardrailsLevelLabel' },
);

/** The enforcement level of a finding, with what was done about it where that is not the level itself. @public */
export function LevelLabel(props: {
  level: EnforcementLevel;
  disposition?: Disposition;
}) {
  const { level, disposition } = props;
  const classes = useStyles();
  const theme = useTheme();
  const inForce = disposition !== 'shadow' && disposition !== 'waived';
  const { text, edge } = toneColours(theme, inForce ? tones[level] : 'neutral');
  return (
    <span
      className={classes.root}
      title={titles[level]}
      style={{ color: text, borderColor: edge }}
    >
      {level}
      {disposition === 'waived' && ', waived'}
      {disposition === 'shadow' && ', not in force yet'}
    </span>
  );
}
