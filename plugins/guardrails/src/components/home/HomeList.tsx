import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  EmptyState,
  Loaded,
  type Remote,
} from '@backstage-guardrails/components';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    line: {
      padding: theme.spacing(1, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
      overflowWrap: 'anywhere',
      // Two links below one another are two targets of 24 pixels.
      lineHeight: '24px',
    },
    beside: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0, 1.5),
      color: theme.palette.text.secondary,
    },
    all: { marginTop: theme.spacing(1.5) },
  }),
  { name: 'GuardrailsHomeList' },
);

/** One line of a widget: what it is about, and what to know of it. */
type HomeLine = { key: string; main: ReactNode; beside: ReactNode };

/** The few lines of a widget, with the way to all of them. @internal */
export function HomeList<Page extends { items: unknown[] }>(props: {
  remote: Remote<Page>;
  line: (item: Page['items'][number]) => HomeLine;
  /** In lower case: what the lines are. */
  of: string;
  empty: { title: string; text: string };
  all: { text: string; to: string };
  /** What the lines leave out beside all that the way leads to. */
  note?: (page: Page) => string | undefined;
}) {
  const { remote, line, of, empty, all, note } = props;
  const classes = useStyles();
  return (
    <Loaded remote={remote} of={of}>
      {page => (
        <>
          {page.items.length > 0 ? (
            <ul className={classes.list}>
              {page.items.map(line).map(({ key, main, beside }) => (
                <li key={key} className={classes.line}>
                  {main}
                  <div className={classes.beside}>{beside}</div>
                </li>
              ))}
            </ul>
          ) : (
            <EmptyState title={empty.title}>{empty.text}</EmptyState>
          )}
          {note?.(page) && (
            <Typography variant="body2" className={classes.all}>
              {note(page)}
            </Typography>
          )}
          <div className={classes.all}>
            <Link to={all.to}>{all.text}</Link>
          </div>
        </>
      )}
    </Loaded>
  );
}
