import { makeStyles, useTheme } from '@material-ui/core/styles';
import { toneColours, type Tone } from '@backstage-guardrails/components';
import type {
  Disposition,
  EnforcementLevel,
} from '@backstage-guardrails/policy-model';
import { useTranslation } from '../translation';

const tones: Record<EnforcementLevel, Tone> = {
  mandatory: 'bad',
  approval: 'consent',
  advisory: 'caution',
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
  const { t } = useTranslation();
  const theme = useTheme();
  const word = t(`components.level.${level}`);
  const inForce = disposition !== 'shadow' && disposition !== 'waived';
  const { text, edge } = toneColours(theme, inForce ? tones[level] : 'neutral');
  return (
    <span
      className={classes.root}
      title={t(`components.level.${level}.title`)}
      style={{ color: text, borderColor: edge }}
    >
      {inForce ? word : t(`components.level.${disposition}`, { level: word })}
    </span>
  );
}
