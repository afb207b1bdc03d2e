import {
  Age,
  Facts,
  SafeText,
  Section,
} from '@backstage-guardrails/components';
import type { Sandbox } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { ExtendSandbox } from './ExtendSandbox';

/**
 * When a target will be destroyed, and how to keep it longer; nothing where it is no sandbox. A caller who may not read
 * it sees nothing either: what it stands beside is about something else.
 * @internal
 */
export function SandboxOf(props: { entityRef: string }) {
  const { entityRef } = props;
  const sandboxes = useGuardrails(
    ['sandboxes', { entity: entityRef }],
    (api, options) =>
      api.listSandboxes({ filter: { entity: entityRef }, limit: 1 }, options),
    { live: true },
  );
  if (sandboxes.status !== 'ready') return null;
  return (
    <>
      {sandboxes.value.items.map(sandbox => (
        <SandboxFacts
          key={sandbox.id}
          sandbox={sandbox}
          onChange={sandboxes.reload}
        />
      ))}
    </>
  );
}

function SandboxFacts(props: { sandbox: Sandbox; onChange: () => void }) {
  const { sandbox, onChange } = props;
  const { t } = useTranslation();
  return (
    <Section
      title={t('sandboxes.title')}
      aside={<ExtendSandbox sandbox={sandbox} onChange={onChange} />}
    >
      <Facts
        items={[
          [t('sandboxes.state'), t(`sandboxes.state.${sandbox.state}`)],
          sandbox.endedAt
            ? [t('sandboxes.ended'), <Age at={sandbox.endedAt} />]
            : [t('sandboxes.destroyed'), <Age at={sandbox.endsAt} />],
          [
            t('sandboxes.reason'),
            sandbox.reason && <SafeText>{sandbox.reason}</SafeText>,
          ],
          [t('sandboxes.owner'), <Actor reference={sandbox.owner} />],
          [
            t('sandboxes.extensions'),
            t('sandboxes.extensions.left', {
              used: String(sandbox.extensions),
              left: String(sandbox.extendable?.extensions ?? 0),
            }),
          ],
        ]}
      />
    </Section>
  );
}
