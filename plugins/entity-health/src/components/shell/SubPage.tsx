import { Content } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(0, 2.5, 4),
      [theme.breakpoints.down('xs')]: { padding: theme.spacing(0, 1.5, 4) },
    },
  }),
  { name: 'EntityHealthSubPage' },
);

/** The space around a page whose header the app draws. @internal */
export function SubPage(props: { children: ReactNode }) {
  const classes = useStyles();
  return (
    <Content noPadding className={classes.root}>
      {props.children}
    </Content>
  );
}
