import { makeStyles, useTheme } from '@material-ui/core/styles';
import { toneColours } from '@backstage-guardrails/components';
import type { StatusCounts as Counts } from '@backstage-guardrails/plugin-entity-health-common';
import { useTranslation } from '../../translation';
import { statusLooks, worstFirst } from './statusLooks';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    count: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      fontWeight: 600,
      whiteSpace: 'nowrap',
    },
    incomplete: {
      color: theme.palette.text.secondary,
      fontSize: theme.typography.caption.fontSize,
    },
  }),
  { name: 'EntityHealthStatusCounts' },
);

/** How many are of each status, the worst first; what there is none of is left out, except for what is healthy. @internal */
export function StatusCounts(props: { counts: Counts; complete: boolean }) {
  const { counts, complete } = props;
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useTranslation();
  return (
    <>
      <ul className={classes.root} aria-label={t('status.counts.label')}>
        {worstFirst
          .filter(status => counts[status] > 0 || status === 'pass')
          .map(status => {
            const { icon: Icon, tone } = statusLooks[status];
            return (
              <li
                key={status}
                className={classes.count}
                style={{ color: toneColours(theme, tone).text }}
              >
                <Icon fontSize="small" aria-hidden />
                {t(`status.count.${status}`, { count: counts[status] })}
              </li>
            );
          })}
      </ul>
      {!complete && (
        <span className={classes.incomplete}>
          {t('status.counts.incomplete')}
        </span>
      )}
    </>
  );
}
