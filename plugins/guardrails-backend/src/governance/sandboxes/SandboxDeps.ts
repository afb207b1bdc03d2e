import type { Parameters } from '@backstage-guardrails/policy-model';
import type { EnvironmentConfig } from '../../base/config';
import { resolveEnvironment } from '../../decision/environments';
import type { AccessControl } from '../../identity/access';
import type { RecordStores } from '../../record';
import { limitsOf, type SandboxLimits } from './model/limitsOf';
import type { SandboxRow } from './model/rows';
import type { SandboxStore } from './store/SandboxStore';

/** What people and enforcement points do with sandboxes. @internal */
export type SandboxDeps = {
  access: Pick<AccessControl, 'require'>;
  enforcementPoints: string[];
  environments: EnvironmentConfig[];
  parameters: Parameters;
  store: SandboxStore;
  /** Where what happened is recorded. */
  to: RecordStores;
};

/** What policy allows a sandbox now. @internal */
export function limitsFor(
  deps: Pick<SandboxDeps, 'environments' | 'parameters'>,
  { environment }: Pick<SandboxRow, 'environment'>,
): SandboxLimits {
  const { environmentClass } = resolveEnvironment(
    deps.environments,
    environment,
  );
  return limitsOf(deps.parameters, environmentClass);
}
