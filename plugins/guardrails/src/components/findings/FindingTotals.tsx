import { makeStyles, useTheme } from '@material-ui/core/styles';
import { toneColours, type Tone } from '@backstage-guardrails/components';
import type { FindingGroup } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 4),
      margin: theme.spacing(0, 0, 2),
    },
    item: { display: 'flex', flexDirection: 'column-reverse' },
    name: {
      color: theme.palette.text.secondary,
      fontSize: theme.typography.body2.fontSize,
    },
    number: {
      margin: 0,
      fontSize: theme.typography.h5.fontSize,
      fontWeight: 600,
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'GuardrailsFindingTotals' },
);

const tones = {
  open: 'bad',
  enforced: 'bad',
  notConfirmed: 'caution',
  waived: 'consent',
  opened: 'neutral',
  resolved: 'neutral',
} as const satisfies Record<string, Tone>;

/** The counts of all groups, the most important first. @internal */
export function FindingTotals(props: { totals: FindingGroup }) {
  const { totals } = props;
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useTranslation();
  const names = Object.keys(tones) as (keyof typeof tones)[];
  return (
    <dl className={classes.root}>
      {names.map(name => (
        <div key={name} className={classes.item}>
          <dt
            className={classes.name}
            title={
              name === 'notConfirmed'
                ? t('findings.summary.notConfirmed.title')
                : undefined
            }
          >
            {t(`findings.summary.${name}`)}
          </dt>
          <dd
            className={classes.number}
            style={{
              color: toneColours(theme, totals[name] ? tones[name] : 'neutral')
                .text,
            }}
          >
            {totals[name].toLocaleString()}
          </dd>
        </div>
      ))}
    </dl>
  );
}
