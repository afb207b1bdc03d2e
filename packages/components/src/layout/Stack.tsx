import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      maxWidth: 1280,
    },
  }),
  { name: 'GuardrailsStack' },
);

/** The parts of a page, one below the other. @public */
export function Stack(props: { children: ReactNode }) {
  return <div className={useStyles().root}>{props.children}</div>;
}
