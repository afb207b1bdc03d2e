import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'GuardrailsButtons' },
);

/** Buttons beside one another. @public */
export function Buttons(props: { children: ReactNode }) {
  return <div className={useStyles().root}>{props.children}</div>;
}
