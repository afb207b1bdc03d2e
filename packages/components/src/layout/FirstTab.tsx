import type { ReactNode } from 'react';
import { Navigate, useLocation, useParams } from 'react-router-dom';

/**
 * Shows a page with tabs. At the page's own address Backstage goes on to the first tab and drops the query, so an
 * address with one goes there from here, whole.
 * @public
 */
export function FirstTab(props: { path: string; children: ReactNode }) {
  const { '*': below } = useParams();
  const { search, hash } = useLocation();
  return below === '' && (search || hash) ? (
    <Navigate to={{ pathname: props.path, search, hash }} replace />
  ) : (
    <>{props.children}</>
  );
}
