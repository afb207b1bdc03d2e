import { Loaded } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useParams } from 'react-router-dom';
import { useTranslation } from '../../translation';
import { ExceptionView } from './ExceptionView';

/** The exception that the address names. @internal */
export function ExceptionContent() {
  const { id = '' } = useParams();
  const exception = useGuardrails(
    ['exception', id],
    (api, options) => api.getException(id, options),
    { live: true },
  );
  const { t } = useTranslation();
  return (
    <Loaded
      remote={exception}
      of={t('exceptions.of.one')}
      absent={{
        title: t('exceptions.absent.title'),
        children: t('exceptions.absent.text'),
      }}
    >
      {(detail, reload) => <ExceptionView detail={detail} onChange={reload} />}
    </Loaded>
  );
}
