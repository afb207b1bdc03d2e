import { makeStyles } from '@material-ui/core/styles';
import { Age, SafeText, SafeLines } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import { Actor } from './Actor';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    event: {
      display: 'grid',
      gridTemplateColumns: 'minmax(120px, max-content) 1fr',
      gap: theme.spacing(2),
      padding: theme.spacing(0.5, 0),
      fontSize: theme.typography.body2.fontSize,
    },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsEventList' },
);

/** Something that happened, in words. */
type ShownEvent = {
  at: string;
  title: string;
  actor?: string;
  detail?: string;
};

/** What happened, in the order given, in the past tense. @internal */
export function EventList(props: { events: readonly ShownEvent[] }) {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <ol className={classes.root}>
      {props.events.map((event, index) => (
        <li key={index} className={classes.event}>
          <span className={classes.quiet}>
            <Age at={event.at} />
          </span>
          <span>
            <strong>
              <SafeText>{event.title}</SafeText>
            </strong>
            {event.actor && (
              <>
                {' '}
                {t('common.by', { actor: <Actor reference={event.actor} /> })}
              </>
            )}
            {event.detail && (
              <span className={classes.quiet}>
                {' · '}
                <SafeLines>{event.detail}</SafeLines>
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
