import {
  GuardrailsError,
  type Participant,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  factByValue,
  FINGERPRINT_VERSION,
  findingsByValue,
  quoteForDisplay,
  type Action,
  type ApprovalRequirement,
  type Decision,
  type Digest,
  type Verdict,
} from '@backstage-guardrails/policy-model';
import {
  refuseEarlierFingerprint,
  type StoredDecision,
} from '../../../decision/decisions';
import type { NewApproval } from '../ApprovalService';
import type { ExceptionAuthors } from '../ExceptionAuthors';
import { outcomeText } from '../../../decision/decisions';

/**
 * What a decision that needs approval asks consent for. All of it is read from the record, nothing from the
 * caller but the reason.
 * @throws GuardrailsError `decision-not-granting` where there is nothing to consent to
 * @internal
 */
export async function changeApproval(options: {
  stored: StoredDecision;
  input?: Uint8Array;
  reason?: string;
  exceptions: ExceptionAuthors;
}): Promise<NewApproval> {
  const { stored, input, reason, exceptions } = options;
  const { decision } = stored;
  const { verdict, target, actor } = decision;
  if (verdict.outcome !== 'needs-approval') {
    throw new GuardrailsError({
      code: 'decision-not-granting',
      message: `The change ${
        outcomeText[verdict.outcome]
      }, so there is nothing to approve.`,
    });
  }
  refuseEarlierFingerprint(decision);
  const authors = await exceptions.authorsOf(listExceptions(verdict));
  const participants: Participant[] = [
    { person: actor.ref, duty: 'request', source: 'decision' },
    ...authors.map(author => ({ ...author, source: 'exception' })),
  ];
  return {
    subject: { kind: 'change', decision: decision.id },
    fingerprint: decision.fingerprint,
    fingerprintVersion: FINGERPRINT_VERSION,
    title: describeChange(decision),
    ...(reason !== undefined && { reason }),
    target: {
      ...(target.ref !== undefined && { ref: target.ref }),
      ...(target.environment !== undefined && {
        environment: target.environment,
      }),
      ...(target.owner !== undefined && { owner: target.owner }),
    },
    requirements: verdict.obligations.flatMap(toRequirement),
    participants,
    parts: fingerprintParts(stored, input),
  };
}

function toRequirement(
  obligation: Verdict['obligations'][number],
): ApprovalRequirement[] {
  if (obligation.kind !== 'approval') return [];
  const { kind: _kind, rules: _rules, ...requirement } = obligation;
  return [requirement];
}

function listExceptions({ findings }: Verdict): string[] {
  const used = findings.flatMap(({ exception }) => exception ?? []);
  return [...new Set(used)].sort();
}

const verbs: Partial<Record<Action, string>> = {
  provision: 'Provision',
  destroy: 'Destroy',
  deploy: 'Deploy',
};

function describeChange({ action, target, changes }: Decision): string {
  const what =
    target.ref === undefined ? 'something new' : quoteForDisplay(target.ref);
  const where =
    target.environment === undefined
      ? ''
      : ` in ${quoteForDisplay(target.environment)}`;
  const counts = Object.entries(changes)
    .filter(([, count]) => typeof count === 'number' && count > 0)
    .map(([change, count]) => `${count} ${change}`);
  return `${verbs[action] ?? action} ${what}${where}${
    counts.length === 0 ? '' : `: ${counts.join(', ')}`
  }`;
}

/** A digest for each part of what the fingerprint is made of: what differs says what changed. */
function fingerprintParts(
  { decision, workspace }: StoredDecision,
  input: Uint8Array | undefined,
): Record<string, Digest> {
  const { verdict, target, facts } = decision;
  const of = (value: unknown) =>
    sha256(canonicalJson(JSON.parse(JSON.stringify(value))));
  const values = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, factByValue(fact)]),
  );
  return {
    ...(input && {
      changes: of(JSON.parse(Buffer.from(input).toString('utf8')).subject),
    }),
    target: of(target),
    facts: of(values),
    findings: of(findingsByValue(verdict.findings)),
    obligations: of(verdict.obligations),
    policy: verdict.bundle.digest,
    ...(workspace !== undefined && { workspace: workspace as Digest }),
  };
}
