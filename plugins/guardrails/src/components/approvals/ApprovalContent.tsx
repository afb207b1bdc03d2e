import { Loaded } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { Navigate, useParams } from 'react-router-dom';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { ApprovalView } from './ApprovalView';

/** The request for approval that the address names. One of a change is on the page of its run. @internal */
export function ApprovalContent() {
  const { id = '' } = useParams();
  const links = useLinks();
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
          <Navigate replace to={links.decision(subject.decision)} />
        ) : (
          <ApprovalView detail={{ ...detail, subject }} onChange={reload} />
        )
      }
    </Loaded>
  );
}
