import {
  GuardrailsError,
  type GrantRedemption,
  type Participant,
  type TargetClaim,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { PipelineResult } from '@backstage-guardrails/policy-decision';
import type { Caller } from '../../../identity/actors';
import type { ApprovalService, ExceptionAuthors } from '../../approvals';
import { retry } from '../../../base';
import type { GrantRow } from '../model/rows';
import {
  refuseEarlierFingerprint,
  type DecisionLog,
  type StoredDecision,
} from '../../../decision/decisions';
import { claimPayload, claimTarget } from '../../../decision/targets';
import type { SandboxClaims } from '../SandboxClaims';
import { listExceptions } from '../model/listExceptions';
import { refuseOtherBinding } from '../model/refuseOtherBinding';
import { ownDecision } from './ownDecision';
import { ownGrant } from './ownGrant';
import type { Reevaluate } from './reevaluate';
import type { GrantAccess } from './requireEnforcementPoint';
import { requireClaimable } from '../model/requireClaimable';
import type { ExceptionUses } from '../ExceptionUses';
import type { GrantStore, Redemption } from '../store/GrantStore';
import { redemptionRecord } from '../store/grantRecords';
import { outcomeText } from '../../../decision/decisions';

/** What a grant is redeemed with once it is known whose it is. */
type RedeemDeps = {
  approvals: Pick<ApprovalService, 'redeem'>;
  exceptions: ExceptionUses & ExceptionAuthors;
  log: Pick<DecisionLog, 'get' | 'input'>;
  reevaluate: Reevaluate;
  sandboxes: SandboxClaims;
  store: GrantStore;
};

type Redeeming = {
  caller: Caller;
  grant: GrantRow;
  stored: StoredDecision;
  /** What the enforcement point is about to change or make. */
  claim?: TargetClaim;
};

/** Outcomes that need nobody's consent. @internal */
export const GRANTING = ['allow', 'warn'];

/** How often a change is evaluated again because another one of its target was redeemed at the same time. */
const ATTEMPTS = 3;

/**
 * Uses a grant, once: the decision is evaluated again, and what it rests on is used up with it.
 * @throws GuardrailsError
 * @internal
 */
export async function redeemGrant(
  deps: GrantAccess & RedeemDeps,
  caller: Caller,
  { id, redemption }: { id: string; redemption: GrantRedemption },
): Promise<GrantRow> {
  const { claim, ...binding } = redemption;
  const { store } = deps;
  const grant = await ownGrant(deps, caller, id);
  refuseOtherBinding(grant, binding);
  if (grant.redeemed_at !== null) throw grantUsed();
  if (grant.expires_at <= (await store.now())) throw expired();
  const stored = await ownDecision(deps, caller, grant.decision_id);
  await redeem(deps, { caller, grant, stored, claim });
  return grant;
}

/**
 * Evaluates again and redeems, from the start where another change of the target was redeemed in between.
 * Whatever is read before can be old by then; only the transaction of the redemption decides.
 */
async function redeem(deps: RedeemDeps, options: Redeeming): Promise<void> {
  const { store } = deps;
  const busy = changed('Other changes of the target are being applied.');
  await retry(
    {
      attempts: ATTEMPTS,
      pause: attempts => 20 * attempts,
      again: error => error === busy,
    },
    async () => {
      const turn = await store.turn(options.grant);
      const again = await evaluateAgain(deps, options);
      const done = await use(deps, { ...options, turn, ...again });
      if (done === 'used') throw grantUsed();
      if (done === 'expired') throw expired();
      if (done !== 'redeemed') throw busy;
    },
  );
}

/**
 * Evaluates again what was decided, with the rules, parameters, environments, exceptions and facts of now and by
 * the database's clock: an old allow or approval does not outlive what it rested on.
 */
async function evaluateAgain(
  deps: Pick<RedeemDeps, 'log' | 'reevaluate' | 'store'>,
  options: Redeeming,
): Promise<{ evaluated: PipelineResult; recorded: Uint8Array }> {
  const { caller, grant, stored } = options;
  refuseEarlierFingerprint(stored.decision);
  const recorded = await deps.log.input(grant.decision_id);
  if (!recorded || stored.decision.fingerprint !== grant.fingerprint) {
    throw changed('The decision is no longer on record.');
  }
  const evaluated = await deps.reevaluate(caller, {
    stored,
    recorded,
    instant: new Date(await deps.store.now()),
  });
  const { outcome } = evaluated;
  const consented = outcome === 'needs-approval' && grant.approval_id !== null;
  if (!GRANTING.includes(outcome) && !consented) {
    throw changed(`Evaluated again, the change ${outcomeText[outcome]}.`);
  }
  if (evaluated.fingerprint !== grant.fingerprint) {
    throw changed(
      'Evaluated again, the change differs from what was decided: its findings, obligations or facts have changed.',
    );
  }
  return { evaluated, recorded };
}

/**
 * One transaction: the grant, the approval and the exceptions it rests on are used together or not at all, and the
 * target is claimed with them.
 */
async function use(
  deps: Pick<RedeemDeps, 'approvals' | 'exceptions' | 'sandboxes' | 'store'>,
  options: Redeeming & {
    turn: number;
    evaluated: PipelineResult;
    recorded: Uint8Array;
  },
): Promise<Redemption> {
  const { caller, grant, stored, turn, evaluated, recorded } = options;
  const { approvals, sandboxes, store } = deps;
  const exceptions = listExceptions(evaluated.verdict);
  const participants = await listParticipants(deps, {
    person: caller.actor.ref,
    enforcementPoint: grant.enforcement_point,
    exceptions,
  });
  return store.redeem(grant, {
    turn,
    within: async (transaction, redeemedAt) => {
      const carriedOut = { caller, grant, stored, recorded, at: redeemedAt };
      await sandboxes.requireEnd(transaction, {
        ...carriedOut,
        claim: options.claim,
      });
      if (grant.approval_id !== null) {
        await approvals.redeem(transaction, {
          id: grant.approval_id,
          fingerprint: evaluated.fingerprint,
          by: participants,
        });
      }
      const uses = await deps.exceptions.use(transaction, {
        exceptions,
        decision: grant.decision_id,
        verdict: evaluated.verdict,
      });
      const claimed =
        options.claim &&
        (await claimTarget(transaction, {
          caller,
          grant: grant.id,
          target: requireClaimable(stored.decision, options.claim),
          claim: options.claim,
          at: redeemedAt,
        }));
      const begun = claimed
        ? await sandboxes.claimed(transaction, {
            ...carriedOut,
            claimed,
            destroys: options.claim?.destroy === true,
            state: options.claim?.state,
          })
        : [];
      return [
        ...uses,
        ...begun,
        redemptionRecord(grant, {
          ...(claimed && { claim: claimPayload(claimed) }),
          redeemedAt,
          verdict: evaluated.verdictDigest,
          snapshot: evaluated.verdictHead.snapshot.digest,
          exceptions,
          participants,
        }),
      ];
    },
  });
}

/** Everybody who had a part in what is redeemed, as far as it is known here. */
async function listParticipants(
  deps: { exceptions: ExceptionAuthors },
  options: { person: string; enforcementPoint: string; exceptions: string[] },
): Promise<Participant[]> {
  const { person, enforcementPoint, exceptions } = options;
  const authors =
    exceptions.length > 0 ? await deps.exceptions.authorsOf(exceptions) : [];
  return [
    { person, duty: 'request', source: 'decision' },
    { person, duty: 'deploy', source: enforcementPoint },
    ...authors.map(author => ({ ...author, source: 'exception' })),
  ];
}

function grantUsed(): GuardrailsError {
  return new GuardrailsError({
    code: 'grant-used',
    message: 'The grant has already been redeemed. Request a new decision.',
  });
}

function changed(message: string): GuardrailsError {
  return new GuardrailsError({
    code: 'grant-no-longer-allowed',
    message: `${message} Request a new decision.`,
  });
}

function expired(): GuardrailsError {
  return new GuardrailsError({
    code: 'grant-expired',
    message: 'The grant has expired. Run the template again.',
  });
}
