import { makeStyles, useTheme } from '@material-ui/core/styles';
import DoneIcon from '@material-ui/icons/CheckCircleOutline';
import FailedIcon from '@material-ui/icons/HighlightOff';
import SkippedIcon from '@material-ui/icons/RemoveCircleOutline';
import AheadIcon from '@material-ui/icons/RadioButtonUnchecked';
import EndedIcon from '@material-ui/icons/StopOutlined';
import UnknownIcon from '@material-ui/icons/HelpOutline';
import CurrentIcon from '@material-ui/icons/RadioButtonChecked';
import { Age, toneColours, type Tone } from '@backstage-guardrails/components';
import type { RunStep } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

const shown: Record<
  RunStep['progress'],
  { tone: Tone; Icon: typeof DoneIcon }
> = {
  done: { tone: 'good', Icon: DoneIcon },
  current: { tone: 'consent', Icon: CurrentIcon },
  failed: { tone: 'bad', Icon: FailedIcon },
  ended: { tone: 'neutral', Icon: EndedIcon },
  unknown: { tone: 'caution', Icon: UnknownIcon },
  skipped: { tone: 'neutral', Icon: SkippedIcon },
  ahead: { tone: 'neutral', Icon: AheadIcon },
};

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
      gap: theme.spacing(1),
      margin: theme.spacing(2, 0, 0),
      padding: 0,
      listStyle: 'none',
    },
    step: {
      display: 'grid',
      gridTemplateColumns: 'max-content 1fr',
      gap: theme.spacing(0, 1),
      alignContent: 'start',
      padding: theme.spacing(0.75, 1),
      borderTop: '3px solid',
      fontSize: theme.typography.body2.fontSize,
    },
    icon: { gridRow: 'span 2' },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsRunStrip' },
);

/** The steps of a run, in their order, each with how far it is and since when. @internal */
export function RunStrip(props: { steps: RunStep[] }) {
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useTranslation();
  return (
    <ol className={classes.root} aria-label={t('decision.steps.label')}>
      {props.steps.map(({ id, progress, at }) => {
        const { tone, Icon } = shown[progress];
        const { text, edge } = toneColours(theme, tone);
        return (
          <li
            key={id}
            className={classes.step}
            style={{ borderTopColor: edge }}
            aria-current={progress === 'current' ? 'step' : undefined}
          >
            <Icon
              aria-hidden
              fontSize="small"
              className={classes.icon}
              style={{ color: text }}
            />
            <strong>{t(`decision.steps.${id}`)}</strong>
            <span className={classes.quiet}>
              {t(`decision.steps.progress.${progress}`)} {at && <Age at={at} />}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
