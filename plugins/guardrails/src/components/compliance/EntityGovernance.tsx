import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { type Remote, Loaded, Section } from '@backstage-guardrails/components';
import type { Page } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../translation';
import { LeaseTable } from '../access/LeaseTable';
import { ApprovalTable } from '../approvals/ApprovalTable';
import { ExceptionTable } from '../exceptions/ExceptionTable';
import { useLinks } from '../../routing';

const SHOWN = 5;

/** What is waived, asked for and open to people on an entity right now. @internal */
export function EntityGovernance(props: { entityRef: string }) {
  const { entityRef } = props;
  const links = useLinks();
  const { t } = useTranslation();
  const exceptions = useGuardrails(
    ['exceptions', { entity: entityRef }],
    (api, options) =>
      api.listExceptions(
        {
          filter: { entity: entityRef, state: ['requested', 'active'] },
          limit: SHOWN,
        },
        options,
      ),
  );
  const approvals = useGuardrails(
    ['approvals', { entity: entityRef }],
    (api, options) =>
      api.listApprovals(
        {
          filter: {
            box: 'all',
            entity: entityRef,
            state: ['open', 'approved'],
          },
          limit: SHOWN,
        },
        options,
      ),
    { live: true },
  );
  const leases = useGuardrails(
    ['leases', { resource: entityRef }],
    (api, options) =>
      api.listLeases(
        {
          filter: {
            box: 'all',
            resource: entityRef,
            state: ['waiting', 'ready', 'active', 'ending'],
          },
          limit: SHOWN,
        },
        options,
      ),
    { live: true },
  );
  return (
    <>
      <Part
        title={t('compliance.governance.exceptions')}
        of={t('compliance.governance.exceptions.of')}
        none={t('compliance.governance.exceptions.none')}
        all={links.exceptions({ entity: entityRef })}
        remote={exceptions}
      >
        {items => <ExceptionTable exceptions={items} />}
      </Part>
      <Part
        title={t('compliance.governance.approvals')}
        of={t('compliance.governance.approvals.of')}
        none={t('compliance.governance.approvals.none')}
        all={links.approvals({ box: 'all', entity: entityRef })}
        remote={approvals}
      >
        {items => <ApprovalTable approvals={items} />}
      </Part>
      <Part
        title={t('compliance.governance.access')}
        of={t('compliance.governance.access.of')}
        none={t('compliance.governance.access.none')}
        all={links.access({ box: 'all', resource: entityRef })}
        remote={leases}
      >
        {items => <LeaseTable leases={items} />}
      </Part>
    </>
  );
}

function Part<T>(props: {
  title: string;
  /** In lower case: `approvals`. */
  of: string;
  /** What to say where there is nothing. */
  none: string;
  /** Address of the whole list. */
  all: string;
  remote: Remote<Page<T>>;
  children: (items: T[]) => ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Section
      title={props.title}
      aside={<Link to={props.all}>{t('compliance.governance.all')}</Link>}
    >
      <Loaded remote={props.remote} of={props.of}>
        {({ items }) =>
          items.length ? (
            props.children(items)
          ) : (
            <Typography variant="body2">{props.none}</Typography>
          )
        }
      </Loaded>
    </Section>
  );
}
