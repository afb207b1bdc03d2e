import type { JsonValue } from '@backstage/types';
import type {
  LifetimeRequest,
  TargetEntry,
} from '@backstage-guardrails/plugin-guardrails-common';
import { entityRefSchema } from '@backstage-guardrails/policy-model';
import { findClass, STRICTNESS } from '../config';
import { ActionError, toActionError } from '../errors';
import { checkVariables, type TerraformModule } from '../modules';
import { requireOwnership, type Initiator } from '../task';
import type { PlanRequest } from './PlanRequest';
import type { Provisioning } from './Provisioning';
import { requireOwnVariables } from './requireOwnVariables';

/** A request that names exactly one module, environment and set of values. @internal */
export type ResolvedRequest = {
  target: string;
  environment: string;
  module: TerraformModule;
  owner?: string;
  /** What is recorded; never what came from a secret. */
  values: Record<string, JsonValue>;
  secrets: Record<string, JsonValue>;
  destroy: boolean;
  /** Whether the target is in the registry, in this environment. */
  known: boolean;
  lifetime?: LifetimeRequest;
  reason?: string;
};

const environmentName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;

/**
 * Completes a request from what is on record about its target. The record wins: a change cannot move a
 * target into an environment with looser rules, nor under another module or out of its owner's hands.
 * @internal
 */
export async function resolveRequest(options: {
  provisioning: Provisioning;
  initiator: Initiator;
  request: PlanRequest;
}): Promise<ResolvedRequest> {
  const { provisioning, initiator, request } = options;
  const { target, destroy, reason } = request;
  if (!entityRefSchema.safeParse(target).success) {
    throw new ActionError(
      'target-unknown',
      `"${target}" is not an entity ref in lower case, such as resource:default/checkout-database.`,
    );
  }
  requireConfirmed(request);
  const known = await findEntry({ provisioning, initiator, request });
  if (!known && (destroy || !request.module || !request.environment)) {
    throw new ActionError(
      'target-unknown',
      `"${target}" was not provisioned from here, so there is nothing to change or to remove.`,
    );
  }
  if (known && request.module && request.module !== known.module) {
    throw new ActionError(
      'target-conflict',
      `"${target}" exists already with module "${known.module}". Choose another name.`,
    );
  }
  const environment = known?.environment ?? request.environment!;
  if (!environmentName.test(environment)) {
    throw new ActionError(
      'variables-invalid',
      `"${environment}" cannot be the name of an environment.`,
    );
  }
  const module = await provisioning.modules.get(
    known?.module ?? request.module!,
  );
  const given = destroy ? {} : request.values;
  const { definition } = module;
  const secrets = checkVariables({ definition, values: request.secrets });
  const values = withoutKeys(
    checkVariables({ definition, values: { ...known?.values, ...given } }),
    [...Object.keys(secrets), ...(request.held ?? [])],
  );
  requireSecrets({ request, values, secrets, recorded: known?.secrets });
  // A field that was left empty names no owner; the target is the initiator's team's then.
  const owner =
    typeof values.owner === 'string' && values.owner !== ''
      ? values.owner
      : undefined;
  // At its end a sandbox is removed as it is recorded; the registry says whose it is.
  if (owner !== undefined && !initiator.scheduled) {
    const { ownership } = provisioning;
    await requireOwnership({ ownership, initiator, owner });
  }
  requireOwnVariables({ terraform: provisioning.terraform, environment });
  const lifetime = toLifetime(request, owner);
  return {
    ...{ target, environment, module, owner, values, secrets, destroy },
    known: known !== undefined,
    ...(lifetime && { lifetime }),
    ...(reason && { reason }),
  };
}

/** What is destroyed by itself has an owner who is told before, and who can keep it. */
function toLifetime(
  { lifetime, destroy }: PlanRequest,
  owner: string | undefined,
): LifetimeRequest | undefined {
  if (lifetime === undefined || destroy) return undefined;
  if (owner !== undefined) return { ...lifetime, owner };
  throw new ActionError(
    'variables-invalid',
    'A target with a lifetime needs an owner, who is notified before it is destroyed. Pass "owner" in "values".',
  );
}

/** Secrets are kept nowhere, and without one a module would be planned with another value than the one in use. */
function requireSecrets(options: {
  request: PlanRequest;
  values: Record<string, JsonValue>;
  secrets: Record<string, JsonValue>;
  recorded?: string[];
}): void {
  const { request, values, secrets, recorded = [] } = options;
  const { held = [], target } = request;
  if ([...Object.keys(secrets), ...held].includes('owner')) {
    throw new ActionError(
      'secret-refused',
      'The owner cannot come from a secret: who answers for a target has to be on record. Use a parameter of the template.',
    );
  }
  const given = [...Object.keys(values), ...Object.keys(secrets), ...held];
  const missing = recorded.filter(name => !given.includes(name));
  if (missing.length === 0) return;
  throw new ActionError(
    'secret-missing',
    `"${target}" was applied with secrets, which are not kept: ${missing.join(
      ', ',
    )}. Use a template that requires them and passes them in "values".`,
  );
}

function withoutKeys(
  values: Record<string, JsonValue>,
  names: string[],
): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => !names.includes(name)),
  );
}

/**
 * The entry of the registry that the request is about. The registry refuses what belongs to another team. A target can
 * be in several environments, each with an entry; a request cannot add one with looser rules than those it is in.
 */
async function findEntry(options: {
  provisioning: Provisioning;
  initiator: Initiator;
  request: PlanRequest;
}): Promise<TargetEntry | undefined> {
  const { provisioning, initiator, request } = options;
  const { target, environment } = request;
  await provisioning.imported.complete();
  const entries = await provisioning.guardrails
    .getTarget(target, { credentials: initiator.credentials })
    .catch(error => {
      throw toActionError(error);
    });
  if (entries.some(({ yours }) => !yours)) {
    throw new ActionError(
      'owner-refused',
      `"${target}" belongs to another team. Choose another name.`,
    );
  }
  if (environment === undefined && entries.length > 1) {
    throw new ActionError(
      'target-conflict',
      `"${target}" is in several environments: ${entries
        .map(entry => `"${entry.environment}"`)
        .join(', ')}. Name one of them.`,
    );
  }
  const known =
    environment === undefined
      ? entries[0]
      : entries.find(entry => entry.environment === environment);
  if (known?.state === 'claimed') {
    throw new ActionError(
      'target-claimed',
      `A change of "${target}" is under way in environment "${known.environment}", since ${known.changedAt}. Wait for its outcome. If that task was cut off, check what exists and release the target.`,
    );
  }
  if (!known && environment !== undefined) {
    requireNotLowered({ provisioning, target, environment, entries });
  }
  return known;
}

function requireNotLowered(options: {
  provisioning: Provisioning;
  target: string;
  environment: string;
  entries: TargetEntry[];
}): void {
  const { provisioning, target, environment, entries } = options;
  const { environments } = provisioning.terraform;
  const named = STRICTNESS[findClass(environments, environment)];
  const stricter = entries.find(
    ({ environmentClass }) => STRICTNESS[environmentClass] > named,
  );
  if (!stricter) return;
  throw new ActionError(
    'target-conflict',
    `"${target}" exists already with environment "${stricter.environment}", which has stricter rules than "${environment}". Choose another name.`,
  );
}

/** Whoever picked the wrong entry of a list types another name than the one it has. */
function requireConfirmed({ target, confirmation }: PlanRequest): void {
  const name = target.slice(target.indexOf('/') + 1);
  if (confirmation === undefined || confirmation === name) return;
  throw new ActionError(
    'confirmation-missing',
    `The name typed to confirm is not "${name}". Nothing was planned and nothing was changed; open the template again and type "${name}".`,
  );
}
