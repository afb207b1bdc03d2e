import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  budgetThresholds,
  type BudgetThreshold,
  type BudgetView,
} from '@backstage-guardrails/plugin-entity-cost-common';
import {
  StateLabel,
  type Tone,
  toneColours,
} from '@backstage-guardrails/components';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
    },
    track: {
      position: 'relative',
      height: 8,
      margin: theme.spacing(0.75, 0),
      borderRadius: 4,
      background: theme.palette.action.selected,
    },
    spent: { height: '100%', borderRadius: 4 },
    forecast: {
      position: 'absolute',
      top: -3,
      bottom: -3,
      width: 2,
      background: theme.palette.text.primary,
    },
  }),
  { name: 'EntityCostBudgetLine' },
);

const tones: Record<BudgetThreshold | 'ok', Tone> = {
  ok: 'good',
  'spent-80': 'caution',
  'forecast-100': 'caution',
  'spent-100': 'bad',
};

/** How much of a budget is spent: in words, then as a bar with a mark where the month is expected to end. @internal */
export function BudgetLine(props: { budget: BudgetView }) {
  const { state, amount, spentPerMille, forecastPerMille, reached } =
    props.budget;
  const classes = useStyles();
  const theme = useTheme();
  const format = useFormat();
  const { t } = useTranslation();
  if (state !== 'compared' || spentPerMille === undefined) {
    return (
      <Typography variant="body2">
        {t(
          `figures.budget.${state === 'partial' ? 'partial' : 'not-compared'}`,
          {
            budget: format.money(amount),
          },
        )}
      </Typography>
    );
  }
  const level = budgetThresholds.findLast(one => reached.includes(one)) ?? 'ok';
  const share = format.share(spentPerMille);
  return (
    <div>
      <div className={classes.line}>
        <StateLabel
          word={t(`figures.budget.word.${level}`)}
          tone={tones[level]}
        />
        <Typography variant="body2" component="span">
          {t('figures.budget.of', { share, budget: format.money(amount) })}
        </Typography>
      </div>
      <div
        className={classes.track}
        role="img"
        aria-label={t('figures.budget.bar', { share })}
      >
        <div
          className={classes.spent}
          style={{
            width: widthOf(spentPerMille),
            background: toneColours(theme, tones[level]).edge,
          }}
        />
        {forecastPerMille !== undefined && (
          <div
            className={classes.forecast}
            style={{ left: `calc(${widthOf(forecastPerMille)} - 1px)` }}
            title={t('figures.budget.forecast', {
              share: format.share(forecastPerMille),
            })}
          />
        )}
      </div>
    </div>
  );
}

/** A bar ends where the budget does; the words say by how much it was exceeded. */
function widthOf(perMille: number): string {
  return `${Math.min(100, Math.max(0, perMille / 10))}%`;
}
