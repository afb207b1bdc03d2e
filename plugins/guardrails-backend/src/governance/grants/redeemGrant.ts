import {
  GuardrailsError,
  type TargetClaim,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Judgement } from '@backstage-guardrails/policy-decision';
import type { Caller } from '../../identity/actors';
import type { ApprovalDesk, ExceptionAuthors } from '../approvals';
import { retry } from '../../base';
import type { EnvironmentConfig } from '../../base/config';
import type { GrantRow } from '../../base/database';
import {
  refuseEarlierFingerprint,
  resolveTarget,
  type DecisionLog,
  type Judge,
  type StoredDecision,
} from '../../decision/decisions';
import type { CatalogFacts } from '../../decision/facts';
import {
  claimPayload,
  claimTarget,
  type TargetRegistry,
} from '../../decision/targets';
import { exceptionsOf, participantsOf } from './consent';
import type { ExceptionUses } from './ExceptionUses';
import type { GrantStore, Redemption } from './GrantStore';
import { redemptionRecord } from './grantRecords';

/** What redeeming works with. @internal */
export type RedeemDeps = {
  judge: Judge;
  log: DecisionLog;
  store: GrantStore;
  desk: ApprovalDesk;
  book: ExceptionUses & ExceptionAuthors;
  catalog: CatalogFacts;
  registry: TargetRegistry;
  environments: EnvironmentConfig[];
};

type Redeeming = {
  deps: RedeemDeps;
  caller: Caller;
  grant: GrantRow;
  stored: StoredDecision;
  /** What the enforcement point is about to change or make. */
  claim?: TargetClaim;
};

/** Outcomes that need nobody's consent. @internal */
export const GRANTING = ['allow', 'warn'];

/** How often a change is judged again because another one of its target was redeemed at the same time. */
const ATTEMPTS = 3;

/**
 * Judges again and redeems, from the start where another change of the target was redeemed in between.
 * Whatever is read before can be old by then; only the transaction of the redemption decides.
 *
 * @throws GuardrailsError
 * @internal
 */
export async function redeemGrant(options: Redeeming): Promise<void> {
  const { store } = options.deps;
  const busy = changed(
    'Other changes of the target are carried out at this moment.',
  );
  await retry(
    {
      attempts: ATTEMPTS,
      pause: attempts => 20 * attempts,
      again: error => error === busy,
    },
    async () => {
      const turn = await store.turn(options.grant);
      const judged = await judgeAgain(options);
      const done = await use({ ...options, turn, judged });
      if (done === 'used') throw used();
      if (done !== 'redeemed') throw busy;
    },
  );
}

/**
 * Judges again what was decided, with the rules, parameters, environments, exceptions and facts of now and by
 * the database's clock: an old allow or approval does not outlive what it rested on.
 */
async function judgeAgain(options: Redeeming): Promise<Judgement> {
  const { deps, caller, grant, stored } = options;
  refuseEarlierFingerprint(stored.decision);
  const recorded = await deps.log.input(grant.decision_id);
  if (!recorded || stored.decision.fingerprint !== grant.fingerprint) {
    throw changed('What was decided is no longer on record.');
  }
  const judged = await deps.judge.judgeAgain({
    recorded,
    fairnessKey: caller.principal,
    sealed: stored.sealed,
    workspace: stored.workspace,
    actor: caller.actor,
    target: await resolveTarget({
      ...deps,
      caller,
      named: stored.decision.target,
    }),
    instant: new Date(await deps.store.now()),
  });
  const { outcome } = judged;
  const consented = outcome === 'needs-approval' && grant.approval_id !== null;
  if (!GRANTING.includes(outcome) && !consented) {
    throw changed(`Judged again, the change is ${outcome}.`);
  }
  if (judged.fingerprint !== grant.fingerprint) {
    throw changed(
      'Judged again, the change is not the one that was decided: its findings, its obligations or what they rest on are others.',
    );
  }
  return judged;
}

/**
 * One transaction: the grant, the approval and the exceptions it rests on are used together or not at all, and the
 * target is claimed with them.
 */
async function use(
  options: Redeeming & { turn: number; judged: Judgement },
): Promise<Redemption> {
  const { caller, grant, stored, turn, judged } = options;
  const { store, desk, book } = options.deps;
  const exceptions = exceptionsOf(judged.verdict);
  const participants = await participantsOf({
    book,
    person: caller.actor.ref,
    enforcementPoint: grant.enforcement_point,
    exceptions,
  });
  return store.redeem(grant, {
    turn,
    within: async (transaction, redeemedAt) => {
      if (grant.approval_id !== null) {
        await desk.redeem(transaction, {
          id: grant.approval_id,
          fingerprint: judged.fingerprint,
          by: participants,
        });
      }
      const uses = await book.use(transaction, {
        exceptions,
        decision: grant.decision_id,
        verdict: judged.verdict,
      });
      const claimed =
        options.claim &&
        (await claimTarget(transaction, {
          caller,
          grant: grant.id,
          target: claimableOf(stored, options.claim),
          claim: options.claim,
          at: redeemedAt,
        }));
      return [
        ...uses,
        redemptionRecord(grant, {
          ...(claimed && { claim: claimPayload(claimed) }),
          redeemedAt,
          verdict: judged.verdictDigest,
          snapshot: judged.verdictHead.snapshot.digest,
          exceptions,
          participants,
        }),
      ];
    },
  });
}

/** A claim is for the target that was decided on, and a removal leaves nothing behind. */
function claimableOf({ decision }: StoredDecision, { destroy }: TargetClaim) {
  const { ref, environment, owner } = decision.target;
  if (ref === undefined || environment === undefined) {
    throw new GuardrailsError({
      code: 'bad-request',
      message:
        'The decision names no entity or no environment, so there is no target to claim.',
      path: '/claim',
    });
  }
  const { create = 0, update = 0, replace = 0 } = decision.changes;
  if (destroy && create + update + replace > 0) {
    throw new GuardrailsError({
      code: 'bad-request',
      message:
        'The decision does not remove the target: something of it stays.',
      path: '/claim/destroy',
    });
  }
  return { ref, environment, owner };
}

/** @internal */
export function used(): GuardrailsError {
  return new GuardrailsError({
    code: 'grant-used',
    message: 'The grant was redeemed before. Ask for a new decision.',
  });
}

function changed(message: string): GuardrailsError {
  return new GuardrailsError({
    code: 'grant-no-longer-allowed',
    message: `${message} Ask for a new decision.`,
  });
}
