import { Notice, SafeText } from '@backstage-guardrails/components';
import type { PluginStatus } from '@backstage-guardrails/plugin-entity-health-common';
import { useHealth } from '../../hooks';
import { useTranslation } from '../../translation';
import { CodeBlock } from './CodeBlock';

/** Where nothing is polled: what an operator has to configure. Nothing where it is on, or where that is not known. @internal */
export function PollingOff() {
  const status = useHealth(['status'], (api, options) =>
    api.getStatus(options),
  );
  // The page says by itself what could not be loaded.
  if (status.status !== 'ready' || status.value.polling) return null;
  return <PollingOffNotice status={status.value} />;
}

function PollingOffNotice(props: { status: PluginStatus }) {
  const { fix, configuration } = props.status;
  const { t } = useTranslation();
  return (
    <Notice tone="caution">
      <strong>{t('declare.polling.title')}</strong>
      <p>{fix ? <SafeText>{fix}</SafeText> : t('declare.polling.operator')}</p>
      {configuration && (
        <CodeBlock
          label={t('declare.polling.label')}
          copyLabel={t('declare.polling.copy')}
        >
          {configuration}
        </CodeBlock>
      )}
    </Notice>
  );
}
