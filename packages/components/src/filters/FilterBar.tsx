import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      marginBottom: theme.spacing(2),
    },
    aside: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      marginLeft: 'auto',
    },
  }),
  { name: 'GuardrailsFilterBar' },
);

/** What narrows a list. The values live in the address. @public */
export function FilterBar(props: {
  label: string;
  children: ReactNode;
  aside?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <form
      className={classes.root}
      role="search"
      aria-label={props.label}
      onSubmit={event => event.preventDefault()}
    >
      {props.children}
      {props.aside && <div className={classes.aside}>{props.aside}</div>}
    </form>
  );
}
