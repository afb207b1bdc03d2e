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

/** A name can have been used before, and in other environments. */
const LIMIT = 50;

/**
 * When a target will be destroyed, and how to keep it longer; nothing where it is no sandbox. A caller who may not read
 * it sees nothing either: what it stands beside is about something else.
 * @internal
 */
export function SandboxOf(props: { entityRef: string; environment?: string }) {
  const { entityRef, environment } = props;
  const sandboxes = useGuardrails(
    ['sandboxes', { entity: entityRef }],
    (api, options) =>
      api.listSandboxes(
        { filter: { entity: entityRef }, limit: LIMIT },
        options,
      ),
    { live: true },
  );
  if (sandboxes.status !== 'ready') return null;
  return (
    <>
      {chooseShown(sandboxes.value.items, environment).map(sandbox => (
        <SandboxFacts
          key={sandbox.id}
          sandbox={sandbox}
          onChange={sandboxes.reload}
        />
      ))}
    </>
  );
}

/** Those that may exist; where there is none, the last that ended. */
function chooseShown(items: Sandbox[], environment?: string): Sandbox[] {
  const here = items.filter(
    item => environment === undefined || item.environment === environment,
  );
  const open = here.filter(({ state }) => state !== 'ended');
  return open.length > 0 ? open : here.slice(0, 1);
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
