import { Loaded } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useParams } from 'react-router-dom';
import { useTranslation } from '../../translation';
import { LeaseView } from './LeaseView';

/** The lease that the address names. @internal */
export function LeaseContent() {
  const { id = '' } = useParams();
  const lease = useGuardrails(
    ['lease', id],
    (api, options) => api.getLease(id, options),
    { live: true },
  );
  const { t } = useTranslation();
  return (
    <Loaded
      remote={lease}
      of={t('access.of.one')}
      absent={{
        title: t('access.absent.title'),
        children: t('access.absent.text'),
      }}
    >
      {(value, reload) => <LeaseView lease={value} onChange={reload} />}
    </Loaded>
  );
}
