import { Link } from '@backstage/core-components';
import {
  Age,
  Facts,
  SafeText,
  Section,
} from '@backstage-guardrails/components';
import type { Sandbox } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
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
  const { state, reason, owner } = sandbox;
  const { t } = useTranslation();
  return (
    <Section
      title={t('sandboxes.title')}
      aside={<ExtendSandbox sandbox={sandbox} onChange={onChange} />}
    >
      <Facts
        items={[
          [t('sandboxes.state'), t(`sandboxes.state.${state}`)],
          [t(endLabelOf(sandbox)), <End sandbox={sandbox} />],
          [t('sandboxes.reason'), reason && <SafeText>{reason}</SafeText>],
          [t('sandboxes.owner'), <Actor reference={owner} />],
          [t('sandboxes.extensions'), <Extensions sandbox={sandbox} />],
        ]}
      />
    </Section>
  );
}

/**
 * A time that is over is no promise any more: what is stopped or overdue may exist long after it. What ended without a
 * removal was released by an operator, and nobody destroyed it.
 */
function endLabelOf({ state, endedAt, endDecision }: Sandbox) {
  if (endedAt !== undefined) {
    return endDecision === undefined ? 'sandboxes.released' : 'sandboxes.ended';
  }
  return state === 'running' || state === 'ends-soon'
    ? 'sandboxes.destroyed'
    : 'sandboxes.end';
}

/** When, and where it has ended by whom and by which policy check. */
function End(props: { sandbox: Sandbox }) {
  const { endsAt, endedAt, endedBy, endDecision } = props.sandbox;
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <>
      <Age at={endedAt ?? endsAt} />
      {endedBy !== undefined && (
        <div>
          {t(
            endDecision === undefined
              ? 'sandboxes.released.by'
              : 'sandboxes.ended.by',
            { who: <Actor reference={endedBy} /> },
          )}
        </div>
      )}
      {endDecision !== undefined && (
        <div>
          <Link to={links.decision(endDecision)}>
            {t('sandboxes.ended.decision')}
          </Link>
        </div>
      )}
    </>
  );
}

/** How often it was extended, and who can extend it how far. */
function Extensions(props: { sandbox: Sandbox }) {
  const { extensions, extendable, endedAt, owner } = props.sandbox;
  const { t } = useTranslation();
  const used = String(extensions);
  if (endedAt !== undefined) {
    return <>{t('sandboxes.extensions.used', { used })}</>;
  }
  return (
    <>
      {t('sandboxes.extensions.left', {
        used,
        left: String(extendable?.extensions ?? 0),
      })}
      <div>
        {extendable
          ? t('sandboxes.extensions.by', {
              who: <Actor reference={owner} />,
              hours: String(extendable.hours),
            })
          : t('sandboxes.extensions.none')}
      </div>
    </>
  );
}
