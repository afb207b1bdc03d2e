import { Content } from '@backstage/core-components';
import type { ReactNode } from 'react';

/** The space around a page whose header the app draws. @internal */
export function SubPage(props: { children: ReactNode }) {
  return <Content>{props.children}</Content>;
}
