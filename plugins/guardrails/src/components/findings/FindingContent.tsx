import { Loaded } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useParams } from 'react-router-dom';
import { useTranslation } from '../../translation';
import { FindingView } from './FindingView';

/** The finding that the address names. @internal */
export function FindingContent() {
  const { id = '' } = useParams();
  const finding = useGuardrails(['finding', id], (api, options) =>
    api.getFinding(id, options),
  );
  const { t } = useTranslation();
  return (
    <Loaded
      remote={finding}
      of={t('findings.of.one')}
      absent={{
        title: t('findings.absent.title'),
        children: t('findings.absent.text'),
      }}
    >
      {record => <FindingView record={record} />}
    </Loaded>
  );
}
