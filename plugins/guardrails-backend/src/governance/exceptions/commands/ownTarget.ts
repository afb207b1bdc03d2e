import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Input } from '@backstage-guardrails/policy-model';
import {
  CATALOG_ENTITY,
  type StoredDecision,
} from '../../../decision/decisions';
import {
  refuseLowered,
  resolveEnvironment,
} from '../../../decision/environments';
import { z } from 'zod';
import type { Human } from '../../../identity/people';
import { belongsTo } from '../../../decision/targets/belongsTo';
import { registeredOwner } from '../../../decision/targets/TargetRegistry';
import type { ExceptionDeps } from '../ExceptionDeps';
import { invalid } from '../model/invalid';

/** The target of an exception, as the decision has it and as it still is. @internal */
export type ExceptionTarget = StoredDecision['decision']['target'] & {
  ref: string;
  /** Of the entity of the catalog that the decision is about; absent where it is about a change. */
  uid?: string;
};

/** Finds the target of a decision that its owner asks an exception for. @internal */
export type FindTarget = (options: {
  human: Human;
  principal: string;
  stored: StoredDecision;
  input: Pick<Input, 'subject'>;
}) => Promise<ExceptionTarget>;

/**
 * An exception is for one entity of one's own. Whoever operates for all teams asks for decisions about
 * others' targets, but waives nothing on them. What neither catalog nor registry knows is new: the person who asked
 * for the decision can ask for its exception.
 * @throws GuardrailsError `target-not-owned`, `environment-differs`, `exception-invalid`
 * @internal
 */
export async function ownTarget(
  deps: Pick<ExceptionDeps, 'catalog' | 'registry' | 'environments'>,
  options: Parameters<FindTarget>[0],
): Promise<ExceptionTarget> {
  const { human, principal, stored, input } = options;
  const { target } = stored.decision;
  const { ref } = target;
  if (ref === undefined) {
    throw invalid(
      'The decision has no target entity, and an exception needs one. Request a decision for the entity.',
      '/decision',
    );
  }
  const [{ entity }, entries] = await Promise.all([
    deps.catalog.target(ref),
    deps.registry.listEntries(ref),
  ]);
  const ownership = [human.ref, ...human.groups];
  const registered = entries.every(entry =>
    belongsTo({ operator: false, ownership }, entry),
  );
  const owns =
    registered &&
    (entity
      ? entity.owner !== undefined && ownership.includes(entity.owner)
      : entries.length > 0 || stored.principal === principal);
  if (!owns) {
    throw new GuardrailsError({
      code: 'target-not-owned',
      message:
        'The target belongs to another team. Only its owner can request an exception.',
    });
  }
  const owner = entity?.owner ?? registeredOwner(entries);
  const owned = { ...target, ref, ...(owner !== undefined && { owner }) };
  if (stored.decision.source.format === CATALOG_ENTITY) {
    return { ...owned, uid: requireSame(input, entity?.uid) };
  }
  refuseMoved(deps, target);
  refuseLowered({
    environments: deps.environments,
    ref,
    named: target.environment,
    registered: entries.map(({ environment }) => environment),
    shown: entity?.environments ?? [],
  });
  return owned;
}

/** What was registered anew under the name is another entity, whatever it is called. */
function requireSame(
  { subject }: Pick<Input, 'subject'>,
  uid: string | undefined,
): string {
  const evaluated = subject.type === 'entity' ? uidOf(subject.entity) : '';
  if (evaluated !== '' && evaluated === uid) return evaluated;
  throw invalid(
    'The catalog has another entity by this name since the decision. Request the exception on its finding.',
    '/decision',
  );
}

function uidOf(entity: unknown): string {
  const parsed = z
    .object({ metadata: z.object({ uid: z.string() }) })
    .safeParse(entity);
  return parsed.success ? parsed.data.metadata.uid : '';
}

/** The approvers of staging must not waive what is production by now. */
function refuseMoved(
  deps: Pick<ExceptionDeps, 'environments'>,
  target: StoredDecision['decision']['target'],
): void {
  const now = resolveEnvironment(deps.environments, target.environment);
  if (
    now.environmentClass === target.environmentClass &&
    now.account === target.account
  ) {
    return;
  }
  throw invalid(
    'The environment has changed since the decision. Request a new decision.',
    '/decision',
  );
}
