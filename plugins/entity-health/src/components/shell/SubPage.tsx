import { Content } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useScrollingTabs } from '@backstage-guardrails/components';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  { root: { padding: '0 20px 32px' } },
  { name: 'EntityHealthSubPage' },
);

/** The space around a page whose header the app draws. @internal */
export function SubPage(props: { children: ReactNode }) {
  const classes = useStyles();
  useScrollingTabs();
  return (
    <Content noPadding className={classes.root}>
      {props.children}
    </Content>
  );
}
