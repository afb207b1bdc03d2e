import {
  GuardrailsError,
  type GrantBinding,
  type Participant,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Verdict } from '@backstage-guardrails/policy-model';
import type { ApprovalDesk, ExceptionAuthors } from '../approvals';
import type { StoredDecision } from '../../decision/decisions';

/**
 * The approval of exactly this decision's fingerprint, asked for by this very person. Somebody else's approval of
 * the same change is theirs.
 *
 * @throws GuardrailsError `approval-needed`; `grant-binding` where what carries the change out was not a part of
 * what was consented to
 * @internal
 */
export async function approvalOf(options: {
  desk: ApprovalDesk;
  stored: StoredDecision;
  binding: GrantBinding;
}): Promise<string> {
  const { desk, binding } = options;
  const { decision, workspace } = options.stored;
  if (workspace === undefined) {
    throw new GuardrailsError({
      code: 'grant-binding',
      message:
        'The decision names no workspace, so its approval would hold for any. Ask for the decision with the workspace.',
      path: '/workspace',
    });
  }
  refuseOtherWorkspace(options.stored, binding);
  const approval = await desk.find(decision.fingerprint, decision.actor.ref);
  if (approval?.state === 'approved') return approval.id;
  throw new GuardrailsError({
    code: 'approval-needed',
    message: approval
      ? `The change needs approval, and its request is ${approval.state}.`
      : 'The change needs approval, and nobody has asked for it.',
  });
}

/** @throws GuardrailsError `grant-binding` @internal */
export function refuseOtherWorkspace(
  stored: StoredDecision,
  binding: GrantBinding,
): void {
  if (
    stored.workspace === undefined ||
    stored.workspace === binding.workspace
  ) {
    return;
  }
  throw new GuardrailsError({
    code: 'grant-binding',
    message: 'The decision is about another workspace.',
    path: '/workspace',
  });
}

/** Exceptions that a verdict rests on, without repeats. @internal */
export function exceptionsOf({ findings }: Verdict): string[] {
  const used = findings.flatMap(({ exception }) => exception ?? []);
  return [...new Set(used)].sort();
}

/** Everybody who had a part in what is redeemed, as far as it is known here. @internal */
export async function participantsOf(options: {
  book: ExceptionAuthors;
  person: string;
  enforcementPoint: string;
  exceptions: string[];
}): Promise<Participant[]> {
  const { book, person, enforcementPoint, exceptions } = options;
  const authors = exceptions.length > 0 ? await book.authorsOf(exceptions) : [];
  return [
    { person, duty: 'request', source: 'decision' },
    { person, duty: 'deploy', source: enforcementPoint },
    ...authors.map(author => ({ ...author, source: 'exception' })),
  ];
}
