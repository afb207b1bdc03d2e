import { useRouteRef } from '@backstage/core-plugin-api';
import {
  approvalRouteRef,
  decisionRouteRef,
  exceptionRouteRef,
  findingRouteRef,
  leaseRouteRef,
  rootRouteRef,
  ruleRouteRef,
} from './routes';

type Query = Record<string, string>;

/** Addresses of the plugin's own pages. @internal */
export function useLinks(): {
  decisions: (query?: Query) => string;
  decision: (id: string) => string;
  compliance: (query?: Query) => string;
  finding: (id: string) => string;
  approvals: (query?: Query) => string;
  /** Who stands in for the person, and their passkeys. */
  approvalSettings: () => string;
  approval: (id: string) => string;
  exceptions: (query?: Query) => string;
  policyRequests: () => string;
  exception: (id: string) => string;
  access: (query?: Query) => string;
  lease: (id: string) => string;
  ledger: (query?: Query) => string;
  /** For operators: what receivers did not take. */
  undelivered: () => string;
  whatIfs: () => string;
  whatIf: (id: string, query?: Query) => string;
  rules: () => string;
  rule: (id: string) => string;
} {
  const root = useRouteRef(rootRouteRef);
  const decision = useRouteRef(decisionRouteRef);
  const finding = useRouteRef(findingRouteRef);
  const approval = useRouteRef(approvalRouteRef);
  const exception = useRouteRef(exceptionRouteRef);
  const lease = useRouteRef(leaseRouteRef);
  const rule = useRouteRef(ruleRouteRef);
  const list = (path: string) => (query?: Query) =>
    `${root()}/${path}${query ? `?${new URLSearchParams(query)}` : ''}`;
  return {
    decisions: list('decisions'),
    decision: id => decision({ id }),
    compliance: list('compliance'),
    finding: id => finding({ id }),
    approvals: list('approvals'),
    approvalSettings: () => `${root()}/approvals/settings`,
    approval: id => approval({ id }),
    exceptions: list('exceptions'),
    policyRequests: () => `${root()}/exceptions/policy-requests`,
    exception: id => exception({ id }),
    access: list('access'),
    lease: id => lease({ id }),
    ledger: list('ledger'),
    undelivered: () => `${root()}/ledger/undelivered`,
    whatIfs: list('what-if'),
    whatIf: (id, query) => list(`what-if/${id}`)(query),
    rules: () => `${root()}/rules`,
    rule: id => {
      const [domain, name = '', ...more] = id.split('/');
      // A rule below a namespace and a domain has three parts, and the route ref two.
      return more.length > 0 ? `${root()}/rules/${id}` : rule({ domain, name });
    },
  };
}
