import { Loaded } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useParams } from 'react-router-dom';
import { useTranslation } from '../../translation';
import { ApprovalOfRun } from './ApprovalOfRun';
import { ApprovalView } from './ApprovalView';

/** The request for approval that the address names. One of a change is on the page of its run. @internal */
export function ApprovalContent() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const approval = useGuardrails(
    ['approval', id],
    (api, options) => api.getApproval(id, options),
    { live: true },
  );
  return (
    <Loaded
      remote={approval}
      of={t('approvals.request.what')}
      absent={{
        title: t('approvals.absent.title'),
        children: t('approvals.absent.text'),
      }}
    >
      {({ subject, ...detail }, reload) =>
        subject.kind === 'change' ? (
          <ApprovalOfRun detail={{ ...detail, subject }} onChange={reload} />
        ) : (
          <ApprovalView detail={{ ...detail, subject }} onChange={reload} />
        )
      }
    </Loaded>
  );
}
