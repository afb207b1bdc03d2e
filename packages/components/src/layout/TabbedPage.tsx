import type { ReactNode } from 'react';
import { matchPath, Navigate, useLocation, useParams } from 'react-router-dom';
import { PageNotFound } from './PageNotFound';

/**
 * Shows a page with tabs. Backstage shows an empty page, or the first tab, where the address names no tab; here it says
 * so, in the layout of the page. At the page's own address Backstage goes on to the first tab and drops the query, so an
 * address with one goes there from here, whole.
 * @public
 */
export function TabbedPage(props: {
  /** Paths below the page, the first tab first. */
  tabs: readonly string[];
  layout: (notFound: ReactNode) => ReactNode;
  children: ReactNode;
}) {
  const { tabs, layout, children } = props;
  const { '*': below = '' } = useParams();
  const { search, hash } = useLocation();
  const [first = ''] = tabs;
  if (below === '') {
    return search || hash ? (
      <Navigate to={{ pathname: first, search, hash }} replace />
    ) : (
      <>{children}</>
    );
  }
  const named = tabs.some(tab => matchPath(`/${tab}/*`, `/${below}`));
  return <>{named ? children : layout(<PageNotFound to={first} />)}</>;
}
