import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  { root: { whiteSpace: 'nowrap' } },
  { name: 'EntityCostUnbroken' },
);

/** Keeps a sign, its amount and its currency on one line. @internal */
export function Unbroken(props: { children: ReactNode }) {
  return <span className={useStyles().root}>{props.children}</span>;
}
