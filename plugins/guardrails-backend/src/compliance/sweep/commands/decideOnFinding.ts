import {
  decisionCreatePermission,
  exceptionRequestPermission,
  type FindingRecord,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Note } from '@backstage-guardrails/backend-http';
import type { Decision } from '@backstage-guardrails/policy-model';
import type { ConcurrencyLimiter } from '../../../base/limits';
import type { AccessControl } from '../../../identity/access';
import type { Caller } from '../../../identity/actors';
import type { People } from '../../../identity/people';
import { SWEEP } from '../../findings/model';
import type { FindingReader } from '../../findings/queries/FindingReader';
import { refused } from './refused';

type DecideOnFindingDeps = {
  access: Pick<AccessControl, 'require'>;
  people: Pick<People, 'human'>;
  concurrency: Pick<ConcurrencyLimiter, 'run'>;
  /** Whether the catalog is swept here: else no exception would ever waive what is found. */
  isSweeping: boolean;
  findings: Pick<FindingReader, 'get'>;
  decide: (caller: Caller, finding: FindingRecord) => Promise<Decision>;
};

/**
 * Evaluates the entity of a finding of the sweep now and puts it on record as a decision, so that an exception can be
 * requested that binds to what is there. Only the owner of the entity can, since the decision is about their entity, and
 * nothing in it comes from the request.
 * @throws GuardrailsError
 * @internal
 */
export async function decideOnFinding(
  deps: DecideOnFindingDeps,
  caller: Caller,
  { id, note }: { id: string; note: Note },
): Promise<Decision> {
  const { access, people, findings, concurrency, decide } = deps;
  await people.human(caller);
  // It is recorded like any decision, so who may make none cannot make this one.
  for (const permission of [
    exceptionRequestPermission,
    decisionCreatePermission,
  ]) {
    await access.require(permission, caller.credentials);
  }
  if (!deps.isSweeping) {
    throw refused(
      'The sweep of the catalog is off here, so an exception would waive nothing. Set guardrails.compliance.sweep.enabled.',
    );
  }
  const finding = await findings.get(caller, id);
  if (finding.source !== SWEEP) {
    throw refused(
      'The finding is of a decision. Request the exception on that decision.',
    );
  }
  const decision = await concurrency.run(caller.principal, () =>
    decide(caller, finding),
  );
  const { target, verdict } = decision;
  note({
    decision: decision.id,
    target: finding.entity,
    environmentClass: target.environmentClass,
    outcome: verdict.outcome,
  });
  return decision;
}
