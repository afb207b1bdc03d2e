import { Link } from '@backstage/core-components';
import type { ApprovalSummary } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  SafeText,
  StateLabel,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { Actor } from '../common/Actor';
import { RowTable } from '../common/RowTable';
import { Target } from '../common/Target';
import { Sentence } from '../common/Sentence';
import { approvalStates, progressText } from './approvalWords';

/** Requests for approval as rows: what, about what, who asks, how far it is, until when. @internal */
export function ApprovalTable(props: { approvals: ApprovalSummary[] }) {
  const links = useLinks();
  return (
    <RowTable
      label="Requests for approval"
      rows={props.approvals}
      keyOf={approval => approval.id}
      columns={[
        {
          title: 'State',
          shape: 'calm',
          cell: ({ state }) => (
            <StateLabel
              {...approvalStates[state]}
              title={approvalStates[state].sentence}
            />
          ),
        },
        {
          title: 'What is asked',
          shape: 'wide',
          cell: approval => (
            <>
              <Link to={links.approval(approval.id)}>
                <Sentence>{approval.title}</Sentence>
              </Link>{' '}
              {approval.handedToYou.length > 0 && (
                <StateLabel tone="caution" word="Handed to you" />
              )}
            </>
          ),
        },
        {
          title: 'Target',
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
          title: 'By',
          cell: ({ requester }) => <Actor reference={requester} />,
        },
        {
          title: 'Consent',
          shape: 'calm',
          cell: ({ requirements }) => progressText(requirements),
        },
        {
          title: 'Asked',
          shape: 'calm',
          cell: ({ requestedAt }) => <Age at={requestedAt} />,
        },
        {
          title: 'Expires',
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
