import { useParams } from 'react-router-dom';
import { Loaded } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { DecisionView } from './DecisionView';

/** The decision that the address names. @internal */
export function DecisionContent() {
  const { id = '' } = useParams();
  const decision = useGuardrails(
    ['decision', id],
    (api, options) => api.getDecision(id, options),
    { live: true },
  );
  const { t } = useTranslation();
  return (
    <Loaded
      remote={decision}
      of={t('decision.of')}
      absent={{
        title: t('decision.absent.title'),
        children: t('decision.absent.text'),
      }}
    >
      {(detail, reload) => <DecisionView detail={detail} onChange={reload} />}
    </Loaded>
  );
}
