import { bundleReference } from '@backstage-guardrails/policy-engine';
import type { BundleMember } from '@backstage-guardrails/policy-model';
import type { Policy } from '../decision/bundles';
import type { GuardrailsConfig } from '../base/config';
import packageJson from '../../package.json';

/** What is in force from now on, in one line: what an operator looks for first in the log of a start. @internal */
export function describeStart(options: {
  config: Pick<
    GuardrailsConfig,
    'approvals' | 'environments' | 'guardedActions' | 'ledger' | 'operations'
  >;
  policy: Pick<Policy, 'bundle' | 'parameters'>;
  anchored: boolean;
}): { message: string; meta: Record<string, string> } {
  const { config, policy, anchored } = options;
  const { bundle, parameters } = policy;
  const { members } = bundleReference(bundle);
  const open = [
    ...(anchored ? [] : ['anchors of the ledger']),
    ...(config.approvals.passkeys === 'off' ? ['passkeys'] : []),
    ...(config.operations.withoutRule === 'allow'
      ? ['rules for every operation']
      : []),
    ...(config.guardedActions.length > 0 ? [] : ['guarded actions']),
  ];
  const meta = {
    version: packageJson.version,
    bundle: bundle.digest,
    revision: bundle.revision,
    ...(members && { bundles: membersText(members) }),
    parameters: parameters.digest,
    environments: describeEnvironments(config.environments),
    epoch: String(config.ledger.epoch),
    notEnforced: open.join(', ') || 'nothing',
  };
  return {
    message: `Guardrails ${meta.version}: ${
      bundle.rules.length
    } rules of ${bundlesText(bundle)}, parameters ${
      meta.parameters
    }, environments ${meta.environments}, ledger epoch ${
      meta.epoch
    }. Not enforced: ${meta.notEnforced}.`,
    meta,
  };
}

function bundlesText(bundle: Policy['bundle']): string {
  const { digest, revision, members } = bundleReference(bundle);
  return members
    ? `bundles ${membersText(members)}, together ${digest}`
    : `bundle ${revision} (${digest})`;
}

/** `shipped 0.1.0-0123456789ab (sha256:…), acme 1 (sha256:…)`. */
function membersText(members: BundleMember[]): string {
  return members
    .map(
      ({ namespace = 'shipped', revision, digest }) =>
        `${namespace} ${revision} (${digest})`,
    )
    .join(', ');
}

/** `2 production, 1 sandbox`; what is not configured is production. */
function describeEnvironments(
  environments: GuardrailsConfig['environments'],
): string {
  const counts = new Map<string, number>();
  for (const { class: name } of environments) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return (
    [...counts].map(([name, count]) => `${count} ${name}`).join(', ') ||
    'none, so every one is production'
  );
}
