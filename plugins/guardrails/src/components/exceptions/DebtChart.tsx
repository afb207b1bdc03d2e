import { makeStyles, useTheme } from '@material-ui/core/styles';
import { toneColours } from '@backstage-guardrails/components';
import type { ExceptionDebt } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

const HEIGHT = 72;
const DAYS = 90;
const FEWEST = 30;

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0 },
    chart: { width: '100%', height: HEIGHT, display: 'block' },
    axis: {
      display: 'flex',
      justifyContent: 'space-between',
      color: theme.palette.text.secondary,
      fontSize: theme.typography.caption.fontSize,
    },
  }),
  { name: 'GuardrailsDebtChart' },
);

/** Open exceptions day by day as bars, the numbers on hover. @internal */
export function DebtChart(props: { history: ExceptionDebt['history'] }) {
  const days = props.history.slice(-DAYS);
  const classes = useStyles();
  const { t } = useTranslation();
  const { edge } = toneColours(useTheme(), 'caution');
  const first = days.at(0);
  const last = days.at(-1);
  if (!first || !last) return null;
  // A few days stand on the right, as wide as they will be once there are more.
  const room = Math.max(days.length, FEWEST);
  const most = Math.max(...days.map(({ active }) => active));
  return (
    <figure className={classes.root}>
      <svg
        role="img"
        aria-label={t('exceptions.debt.chart', {
          from: first.day,
          to: last.day,
          first: String(first.active),
          most: String(most),
          last: String(last.active),
        })}
        className={classes.chart}
        viewBox={`0 0 ${room} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        {days.map(({ day, active }, index) => {
          const height = most ? (active / most) * HEIGHT : 0;
          return (
            <rect
              key={day}
              x={room - days.length + index + 0.1}
              y={HEIGHT - height}
              width={0.8}
              height={height}
              fill={edge}
            >
              <title>
                {t('exceptions.debt.day', { day, number: String(active) })}
              </title>
            </rect>
          );
        })}
      </svg>
      <figcaption className={classes.axis}>
        <span>
          {t('exceptions.debt.day', {
            day: first.day,
            number: String(first.active),
          })}
        </span>
        <span>{t('exceptions.debt.most', { number: String(most) })}</span>
        <span>
          {t('exceptions.debt.day', {
            day: last.day,
            number: String(last.active),
          })}
        </span>
      </figcaption>
    </figure>
  );
}
