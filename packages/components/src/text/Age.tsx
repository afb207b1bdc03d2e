import { makeStyles } from '@material-ui/core/styles';
import { useTranslation, type Translate } from '../translation';
import { ageOf } from './ageOf';

const useStyles = makeStyles(
  theme => ({
    // In a narrow column the relative time moves below the date; neither of them breaks.
    root: { whiteSpace: 'normal' },
    part: { whiteSpace: 'nowrap' },
    relative: { whiteSpace: 'nowrap', color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsAge' },
);

/** A date with how far away it is, and the exact instant on hover. It does not tick: nothing moves while reading. @public */
export function Age(props: { at: string }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const at = new Date(props.at);
  const now = new Date();
  if (Number.isNaN(at.getTime())) return <>{t('text.time.unknown')}</>;
  return (
    <time dateTime={props.at} title={props.at} className={classes.root}>
      {t('text.time.both', {
        absolute: (
          <span className={classes.part}>{absoluteText({ at, now, t })}</span>
        ),
        relative: (
          <span className={classes.relative}>
            ({relativeText({ at, now, t })})
          </span>
        ),
      })}
    </time>
  );
}

type Moment = { at: Date; now: Date; t: Translate };

/** The date and the time of day; the year only where it is another than this one. */
function absoluteText({ at, now, t }: Moment): string {
  const year = at.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return t('text.time.absolute', {
    at,
    formatParams: {
      at: {
        day: 'numeric',
        month: 'short',
        year,
        hour: '2-digit',
        minute: '2-digit',
      },
    },
  });
}

function relativeText({ at, now, t }: Moment): string {
  const age = ageOf(at, now);
  if (age.kind === 'now') return t('text.time.now');
  const { value, unit } = age;
  return t('text.time.relative', {
    value,
    // Not "tomorrow": what is 47 hours away is another day of the calendar.
    formatParams: { value: { range: unit, numeric: 'always' } },
  });
}
