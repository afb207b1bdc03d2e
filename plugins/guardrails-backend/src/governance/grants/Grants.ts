import {
  GuardrailsError,
  grantUsePermission,
  type ApplyOutcome,
  type Grant,
  type GrantBinding,
  type GrantRedemption,
} from '@backstage-guardrails/plugin-guardrails-common';
import { UNRESTRICTED, type AccessControl } from '../../identity/access';
import { enforcementPointOf, type Caller } from '../../identity/actors';
import type { Announcer } from '../../announce';
import type { GrantRow } from '../../base/database';
import {
  notFound,
  refuseEarlierFingerprint,
  type StoredDecision,
} from '../../decision/decisions';
import { normalRef } from '../../base/refs';
import { requireTarget } from '../../decision/targets';
import { approvalOf, refuseOtherWorkspace } from './consent';
import { GRANTING, redeemGrant, used, type RedeemDeps } from './redeemGrant';
import { sizeOf } from './sizeOf';
import { refuseOtherBinding } from './refuseOtherBinding';

/** What evidence of what stands is called. */
const AFTERWARDS = 'terraform-state';

/** Formats whose evidence is no change, or not yet one; nothing can be carried out from them. */
const NOT_CARRIED_OUT = [
  'terraform-configuration',
  AFTERWARDS,
  'module-values',
  'access',
];

type Deps = RedeemDeps & {
  enforcementPoints: string[];
  announcer: Announcer;
  access: AccessControl;
};

/**
 * One-time permissions. A grant is no bearer token: it works only for the enforcement point that made
 * it, on behalf of the person who asked for the decision, for the very bytes it is bound to.
 * @internal
 */
export class Grants {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** @throws {@link GuardrailsError} */
  async mint(
    caller: Caller,
    request: { decision: string; binding: GrantBinding },
  ): Promise<Grant> {
    const { store, announcer } = this.#deps;
    const enforcementPoint = await this.#enforcementPoint(caller);
    const stored = await this.#decisionOf(caller, request.decision);
    await store.requireDecision(stored);
    const approval = await this.#refuseUngranted(stored, request.binding);
    const row = await store.mint({
      decision: stored.decision.id,
      principal: caller.principal,
      enforcementPoint,
      fingerprint: stored.decision.fingerprint,
      approval,
      target: stored.decision.target.ref,
      size: sizeOf(stored.decision.changes),
      binding: request.binding,
    });
    announcer.happened({
      kind: 'grant-minted',
      decision: row.decision_id,
      grant: row.id,
    });
    return {
      id: row.id,
      decision: stored.decision.id,
      fingerprint: stored.decision.fingerprint,
      binding: request.binding,
      expiresAt: row.expires_at,
    };
  }

  /** @throws {@link GuardrailsError} */
  async redeem(
    caller: Caller,
    id: string,
    { claim, ...binding }: GrantRedemption,
  ): Promise<void> {
    const { store, announcer } = this.#deps;
    const grant = await this.#grantOf(caller, id);
    refuseOtherBinding(grant, binding);
    if (grant.redeemed_at !== null) throw used();
    if (grant.expires_at <= (await store.now())) throw expired();
    await redeemGrant({
      deps: this.#deps,
      caller,
      grant,
      claim,
      stored: await this.#decisionOf(caller, grant.decision_id),
    });
    announcer.happened({
      kind: 'grant-redeemed',
      decision: grant.decision_id,
      grant: grant.id,
    });
  }

  /** @throws {@link GuardrailsError} */
  async end(caller: Caller, id: string, outcome: ApplyOutcome): Promise<void> {
    const { store, announcer } = this.#deps;
    const grant = await this.#grantOf(caller, id);
    if (grant.redeemed_at === null) {
      throw new GuardrailsError({
        code: 'outcome-conflict',
        message: 'The grant was not redeemed, so nothing can have ended.',
      });
    }
    const entity = await this.#entityOf(caller, grant, outcome);
    await this.#requireAfterwards(caller, grant, outcome);
    if (await store.end(grant.id, { ...outcome, entity })) {
      announcer.happened({
        kind: 'ended',
        decision: grant.decision_id,
        grant: grant.id,
        status: outcome.status,
        entity,
      });
      return;
    }
    await this.#repeatEnd(grant.id, { ...outcome, entity });
  }

  /** What came into being is the decision's target, something new, or something of the caller's own. */
  async #entityOf(
    caller: Caller,
    grant: GrantRow,
    outcome: ApplyOutcome,
  ): Promise<string | undefined> {
    if (outcome.entity === undefined) return undefined;
    const { log, catalog, registry } = this.#deps;
    const ref = normalRef(outcome.entity);
    const stored = await log.get(grant.decision_id, UNRESTRICTED);
    if (stored?.decision.target.ref === ref) return ref;
    const { entity } = await catalog.target(ref);
    requireTarget(caller, {
      known: entity !== undefined,
      owner: entity?.owner,
      entries: await registry.entriesOf(ref),
    });
    return ref;
  }

  /** What stands is judged by the task that changed it, about the same target, from evidence of what stands. */
  async #requireAfterwards(
    caller: Caller,
    grant: GrantRow,
    { afterwards }: ApplyOutcome,
  ): Promise<void> {
    if (afterwards === undefined) return;
    const { decision, run } = await this.#decisionOf(caller, afterwards);
    if (
      decision.source.format === AFTERWARDS &&
      run?.task === grant.task &&
      (decision.target.ref ?? null) === grant.target_ref
    ) {
      return;
    }
    throw new GuardrailsError({
      code: 'outcome-conflict',
      message:
        'The decision is not about what this change left behind: another format, task or target.',
      path: '/afterwards',
    });
  }

  /** The same report again is fine and may name the entity; another one is a contradiction. */
  async #repeatEnd(id: string, outcome: ApplyOutcome): Promise<void> {
    const { store } = this.#deps;
    const grant = await store.get(id);
    const entityDiffers =
      outcome.entity !== undefined &&
      grant?.entity !== null &&
      grant?.entity !== outcome.entity;
    if (grant?.status !== outcome.status || entityDiffers) {
      throw new GuardrailsError({
        code: 'outcome-conflict',
        message: `The outcome ${grant?.status} was reported before.`,
      });
    }
    await store.confirm(id, outcome);
    if (outcome.entity !== undefined) await store.catalog(id, outcome.entity);
  }

  async #enforcementPoint(caller: Caller): Promise<string> {
    await this.#deps.access.require(grantUsePermission, caller.credentials);
    const point = enforcementPointOf(caller, this.#deps.enforcementPoints);
    if (point !== undefined) return point;
    throw new GuardrailsError({
      code: 'not-enforcement-point',
      message:
        'Grants are for the configured enforcement points (guardrails.access.enforcementPoints), on behalf of the person who asked for the decision and started the task in their own session. An agent gets none: start the template yourself.',
    });
  }

  /** Somebody else's decision is answered as one that does not exist. */
  async #decisionOf(caller: Caller, id: string): Promise<StoredDecision> {
    const stored = await this.#deps.log.get(id, UNRESTRICTED);
    if (!stored || stored.principal !== caller.principal) throw notFound(id);
    // Both are the person by name; what an agent asked for is not theirs to carry out unseen.
    if (stored.decision.actor.kind !== caller.actor.kind) {
      throw new GuardrailsError({
        code: 'decision-not-granting',
        message:
          'The decision was asked for by an agent in your name. Start the template yourself to get a decision of your own.',
      });
    }
    return stored;
  }

  async #grantOf(caller: Caller, id: string): Promise<GrantRow> {
    const enforcementPoint = await this.#enforcementPoint(caller);
    const grant = await this.#deps.store.get(id);
    if (
      grant?.principal !== caller.principal ||
      grant.enforcement_point !== enforcementPoint
    ) {
      throw new GuardrailsError({
        code: 'not-found',
        message: `There is no grant ${id} that you may use.`,
      });
    }
    return grant;
  }

  /** Answers the approval that the grant rests on, where it needs one. */
  async #refuseUngranted(
    stored: StoredDecision,
    binding: GrantBinding,
  ): Promise<string | undefined> {
    const { decision, run } = stored;
    const { outcome } = decision.verdict;
    if (!GRANTING.includes(outcome) && outcome !== 'needs-approval') {
      throw new GuardrailsError({
        code: 'decision-not-granting',
        message: `The decision is ${outcome}; nothing may be carried out.`,
      });
    }
    if (NOT_CARRIED_OUT.includes(decision.source.format)) {
      throw new GuardrailsError({
        code: 'decision-not-granting',
        message: `A decision about ${decision.source.format} is not about a change that can be carried out.`,
      });
    }
    if (run && run.task !== binding.task) {
      throw new GuardrailsError({
        code: 'grant-binding',
        message: 'The decision was asked for by another task.',
        path: '/task',
      });
    }
    refuseOtherWorkspace(stored, binding);
    if (await this.#deps.store.spent(decision.id)) throw spent();
    refuseEarlierFingerprint(decision);
    if (outcome !== 'needs-approval') return undefined;
    return approvalOf({ desk: this.#deps.desk, stored, binding });
  }
}

function expired(): GuardrailsError {
  return new GuardrailsError({
    code: 'grant-expired',
    message: 'The grant has expired. Mint a new one.',
  });
}

function spent(): GuardrailsError {
  return new GuardrailsError({
    code: 'decision-spent',
    message:
      'The decision was carried out before, or started and never reported. Ask for a new decision.',
  });
}
