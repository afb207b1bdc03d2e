import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  type ChartColour,
  chartColour,
} from '@backstage-guardrails/components';
import type {
  RecentBucket,
  RecentHistory,
} from '@backstage-guardrails/plugin-entity-health-common';
import { useTranslation } from '../../translation';
import { statusLooks } from '../status';
import { stripBars, type StripBar } from './stripBars';

const HEIGHT = 24;

type State = RecentBucket['worst'] | 'none';

/** A bar is shorter the worse it is: the strip is read without its colours, too. */
const heights: Record<State, number> = {
  pass: 1,
  warn: 0.7,
  fail: 0.4,
  maintenance: 0.7,
  unknown: 0.2,
  none: 0.1,
};

const useStyles = makeStyles(
  {
    root: {
      display: 'flex',
      alignItems: 'flex-end',
      gap: 1,
      height: HEIGHT,
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    bar: { flex: '1 1 0', minWidth: 2, borderRadius: 1, overflow: 'hidden' },
    text: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'EntityHealthHistoryStrip' },
);

/** The last 24 hours as a bar for each half hour, with its worst status as text. @internal */
export function HistoryStrip(props: { recent: RecentHistory }) {
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useTranslation();
  const textOf = ({ bucket }: StripBar) => {
    if (!bucket) return t('card.strip.none');
    const { worst, count, checks } = bucket;
    const word =
      worst === 'maintenance'
        ? t('card.strip.maintenance')
        : t(`status.word.${worst}`);
    return t('card.strip.checks', { word, of: `${count}`, count: checks });
  };
  return (
    <div>
      <Typography variant="caption" component="p">
        {t('card.strip.label')}
      </Typography>
      <ol className={classes.root} aria-label={t('card.strip.label')}>
        {stripBars(props.recent).map(bar => {
          const state = bar.bucket?.worst ?? 'none';
          const text = t('card.strip.bar', {
            from: t('card.strip.time', {
              at: new Date(bar.from),
              formatParams: { at: { hour: '2-digit', minute: '2-digit' } },
            }),
            text: textOf(bar),
          });
          return (
            <li
              key={bar.from}
              className={classes.bar}
              title={text}
              style={{
                height: HEIGHT * heights[state],
                background: chartColour(theme, colourOf(state)),
              }}
            >
              <span className={classes.text}>{text}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function colourOf(state: State): ChartColour {
  if (state === 'none') return 'neutral';
  return state === 'maintenance' ? 'series2' : statusLooks[state].chart;
}
