import { Link } from '@backstage/core-components';
import {
  Age,
  SafeText,
  StateLabel,
  RowTable,
} from '@backstage-guardrails/components';
import type { ApprovalSummary } from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { Target } from '../common/Target';
import { Sentence } from '../common/Sentence';
import { approvalState, progressText } from './approvalState';

/** Requests for approval as rows: what, for what, by whom, how many approvals, until when. @internal */
export function ApprovalTable(props: { approvals: ApprovalSummary[] }) {
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <RowTable
      label={t('approvals.table.label')}
      rows={props.approvals}
      keyOf={approval => approval.id}
      linkOf={({ id }) => links.approval(id)}
      columns={[
        {
          title: t('approvals.table.state'),
          shape: 'calm',
          cell: ({ state }) => {
            const { word, tone, sentence } = approvalState(state, t);
            return <StateLabel word={word} tone={tone} title={sentence} />;
          },
        },
        {
          title: t('approvals.table.request'),
          shape: 'wide',
          cell: approval => (
            <>
              <Link to={links.approval(approval.id)}>
                <Sentence>{approval.title}</Sentence>
              </Link>{' '}
              {approval.handedToYou.length > 0 && (
                <StateLabel tone="caution" word={t('approvals.reassign.you')} />
              )}
            </>
          ),
        },
        {
          title: t('approvals.table.target'),
          cell: ({ target }) => (
            <>
              <Target reference={target.ref} />
              {target.environment && (
                <div>
                  <SafeText>{target.environment}</SafeText>
                </div>
              )}
            </>
          ),
        },
        {
          title: t('approvals.table.by'),
          cell: ({ requester }) => <Actor reference={requester} />,
        },
        {
          title: t('approvals.table.approvals'),
          shape: 'calm',
          cell: ({ requirements }) => progressText(requirements, t),
        },
        {
          title: t('approvals.table.requested'),
          shape: 'calm',
          cell: ({ requestedAt }) => <Age at={requestedAt} />,
        },
        {
          title: t('approvals.table.expires'),
          shape: 'calm',
          cell: ({ state, expiresAt }) =>
            state === 'open' || state === 'approved' ? (
              <Age at={expiresAt} />
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}
