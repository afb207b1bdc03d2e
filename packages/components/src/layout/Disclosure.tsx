import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    summary: {
      cursor: 'pointer',
      padding: theme.spacing(0.5, 0),
      fontSize: theme.typography.body2.fontSize,
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    body: { padding: theme.spacing(0.5, 0, 1, 2) },
  }),
  { name: 'GuardrailsDisclosure' },
);

/** A line that opens. The browser's own element brings keyboard and screen reader support. @public */
export function Disclosure(props: {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
}) {
  const classes = useStyles();
  return (
    <details open={props.open}>
      <summary className={classes.summary}>{props.summary}</summary>
      <div className={classes.body}>{props.children}</div>
    </details>
  );
}
