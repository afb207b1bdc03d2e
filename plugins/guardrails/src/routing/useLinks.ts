import { useRouteRef } from '@backstage/core-plugin-api';
import { decisionRouteRef, rootRouteRef, ruleRouteRef } from './routes';

/** Addresses of the plugin's own pages. @internal */
export function useLinks(): {
  decisions: (query?: Record<string, string>) => string;
  decision: (id: string) => string;
  rules: () => string;
  rule: (id: string) => string;
} {
  const root = useRouteRef(rootRouteRef);
  const decision = useRouteRef(decisionRouteRef);
  const rule = useRouteRef(ruleRouteRef);
  return {
    decisions: query =>
      `${root()}/decisions${query ? `?${new URLSearchParams(query)}` : ''}`,
    decision: id => decision({ id }),
    rules: () => `${root()}/rules`,
    rule: id => {
      const [domain, name = ''] = id.split('/');
      return rule({ domain, name });
    },
  };
}
