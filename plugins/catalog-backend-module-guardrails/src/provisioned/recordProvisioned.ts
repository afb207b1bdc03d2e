import type {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  resourceEntityV1alpha1Validator,
  type Entity,
} from '@backstage/catalog-model';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import type { GuardrailsService } from '@backstage-guardrails/plugin-guardrails-node';
import type { ProvisionedStore } from '../database';
import { annotations, makeEntity, withDecision } from './makeEntity';
import type { ProvisionedEntityProvider } from './ProvisionedEntityProvider';
import { removesEverything } from './removesEverything';
import type { RecordRequest } from './request';

/** What recording works with. @internal */
export type Recording = {
  guardrails: GuardrailsService;
  userInfo: UserInfoService;
  store: ProvisionedStore;
  provider: ProvisionedEntityProvider;
  /** Groups whose members act for every team. */
  operators: string[];
};

/** The person behind a task, or an enforcement point at the end of a sandbox. */
type Recorder = BackstageCredentials<
  BackstageUserPrincipal | BackstageServicePrincipal
>;

/** What became of the entity. */
type Recorded = { entityRef: string; status: 'recorded' | 'removed' };

/**
 * Puts the result of an applied decision into the catalog. Target, environment and whether it came or went
 * are taken from the decision, so a template can describe an entity but not invent one.
 * @internal
 */
export async function recordProvisioned(options: {
  recording: Recording;
  credentials: Recorder;
  request: RecordRequest;
}): Promise<Recorded> {
  const { recording, credentials, request } = options;
  const { guardrails, store, provider } = recording;
  const { decision, timeline } = await guardrails.getDecision(
    request.decision,
    { credentials },
  );
  const { principal } = credentials;
  const unattended = principal.type === 'service';
  const requester = unattended ? principal.subject : principal.userEntityRef;
  if (decision.actor.ref !== requester) {
    throw new NotAllowedError('The decision was requested by another person');
  }
  if (!timeline.some(event => event.kind === 'applied')) {
    throw new ConflictError(
      'Nothing was applied under this decision, so there is nothing to record',
    );
  }
  const { ref, environment } = decision.target;
  if (!ref) throw new InputError('The decision is not about an entity');

  const known = await store.find(ref);
  const removed = removesEverything(decision.changes);
  if (unattended && !removed) {
    throw new NotAllowedError('Without a person an entity is only removed');
  }
  const entity = describe({ request, known, ref, environment, removed });
  await requireOwner({ recording, principal, credentials, entity });
  if (!(await store.put(ref, { entity, decision: decision.id, removed }))) {
    throw new ConflictError('A later decision about the entity is on record');
  }
  await provider.announce({ entity, removed });
  return { entityRef: ref, status: removed ? 'removed' : 'recorded' };
}

function describe(options: {
  request: RecordRequest;
  known: { entity: Entity; removed: boolean } | undefined;
  ref: string;
  environment: string | undefined;
  removed: boolean;
}): Entity {
  const { request, known, ref, environment, removed } = options;
  if (known && (removed || !request.entity)) {
    return withDecision(known.entity, request.decision);
  }
  const module =
    request.module ?? known?.entity.metadata.annotations?.[annotations.module];
  if (!request.entity || !module) {
    throw new InputError(
      `${ref} is not on record yet: "entity" and "module" are needed`,
    );
  }
  return makeEntity({
    ref,
    decision: request.decision,
    environment,
    module,
    described: request.entity,
  });
}

async function requireOwner(options: {
  recording: Recording;
  principal: Recorder['principal'];
  credentials: Recorder;
  entity: Entity;
}): Promise<void> {
  const { recording, principal, credentials, entity } = options;
  if (!(await resourceEntityV1alpha1Validator.check(entity))) {
    throw new InputError('The entity is not a resource');
  }
  // What was destroyed was its owner's to begin with, and the grant proves that it was.
  if (principal.type === 'service') return;
  const { ownershipEntityRefs } = await recording.userInfo.getUserInfo(
    credentials,
  );
  const mine = new Set(ownershipEntityRefs);
  const owner = String(entity.spec?.owner);
  if (mine.has(owner) || recording.operators.some(ref => mine.has(ref))) return;
  throw new NotAllowedError(`You do not belong to the owner "${owner}"`);
}
