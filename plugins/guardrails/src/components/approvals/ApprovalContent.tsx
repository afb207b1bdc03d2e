import { useApproval } from '@backstage-guardrails/plugin-guardrails-react';
import { useParams } from 'react-router-dom';
import { Loaded } from '../common/Loaded';
import { ApprovalView } from './ApprovalView';

const absent = {
  title: 'There is no such request, or it is not yours to read',
  children:
    'A request for approval is shown to whoever asked for it, to those who are asked, and to the owner of what it is about.',
};

/** The request for approval that the address names. @internal */
export function ApprovalContent() {
  const { id = '' } = useParams();
  const approval = useApproval(id);
  return (
    <Loaded remote={approval} of="the request for approval" absent={absent}>
      {(detail, reload) => <ApprovalView detail={detail} onChange={reload} />}
    </Loaded>
  );
}
