import {
  ServiceError,
  type ServiceErrorOptions,
} from '@backstage-guardrails/service-client';

/**
 * Codes of the decision service itself. Evidence readers and the engine have codes of their own,
 * which pass through unchanged.
 * @public
 */
export const guardrailsErrorStatus = {
  /** The body or a parameter does not have the documented shape. */
  'bad-request': 400,
  /** The body ended before its announced length. */
  'body-incomplete': 400,
  'body-too-large': 413,
  /** The path is there, but not with this method. */
  'method-not-allowed': 405,
  /** No evidence with this digest was sent by this principal, or it has expired. */
  'evidence-missing': 404,
  'module-unknown': 404,
  'not-found': 404,
  'not-authenticated': 401,
  /** The caller may not do this at all. */
  'not-allowed': 403,
  /** The target belongs to another team. */
  'target-not-owned': 403,
  /** A change of the target is under way, or another team took the name a moment before. */
  'target-claimed': 409,
  /** The target is not in a state that allows this. */
  'target-state': 409,
  /** The sandbox is not in a state that allows this, or policy lets it live no longer. */
  'sandbox-state': 409,
  /** The target is a sandbox, and its end is another one. */
  'sandbox-exists': 409,
  /** What would be destroyed was not made by the sandbox, or more than it would change. */
  'sandbox-foreign': 409,
  /** The state does not have all that the sandbox made, so removing it would leave something. */
  'sandbox-incomplete': 409,
  /** The target exists in an environment with stricter rules than the one that is named. */
  'environment-differs': 409,
  /** Grants are for configured enforcement points on behalf of the person who asked. */
  'not-enforcement-point': 403,
  /** The same idempotency key was used with another body. */
  'idempotency-conflict': 409,
  /** The specification of the task, or the step in it, could not be read, so nobody can say what comes from secrets. */
  'task-unreadable': 503,
  /** A secret of the task is used where it would be recorded, or where nothing binds it. */
  'secret-refused': 422,
  /** No rule looks at this kind of subject, and the configuration does not let it pass. */
  'no-rule': 422,
  /** The decision does not let anything be carried out. */
  'decision-not-granting': 409,
  /** The decision was carried out, or nobody can say how that ended. */
  'decision-spent': 409,
  'grant-used': 409,
  'grant-expired': 409,
  /** Task, plan or workspace are not those of the grant. */
  'grant-binding': 409,
  /** Evaluated again at redemption, the change is no longer allowed. */
  'grant-no-longer-allowed': 409,
  /** An outcome was reported before, another one. */
  'outcome-conflict': 409,
  /** Only a human in their own session may do this: no service, no agent, nobody in somebody's name. */
  'humans-only': 403,
  /** The person had a part in what is to be approved, or is the same human as one who had. */
  'not-independent': 403,
  /** The person belongs to no group that is asked, or did not when it was asked. */
  'not-an-approver': 403,
  /** The person's word is on record already. */
  'already-decided': 409,
  /** The person's part in the request is with somebody else until it is handed back. */
  'handed-over': 409,
  /** A part goes one step, to somebody who is asked for the same and can decide. */
  'handover-invalid': 409,
  /** The request is no longer open: expired, withdrawn, superseded, decided or redeemed. */
  'approval-closed': 409,
  /** The text of the comment has characters that are not seen, or nothing to read. */
  'comment-invalid': 422,
  /** The comment was removed, or the time to edit it is over. */
  'comment-closed': 409,
  /** The decision has as many comments as one can have. */
  'comments-full': 409,
  /** A comment mentions a person who cannot read the decision, or none. */
  'mention-refused': 422,
  /** Changes can be requested of a change alone. */
  'review-invalid': 422,
  /** What the caller saw is not what the request is about. */
  'fingerprint-differs': 409,
  /** The change needs the consent of others first. */
  'approval-needed': 409,
  /** Policy asks for a reason with the request for approval. */
  'reason-needed': 422,
  /** The consent must be signed with a passkey. */
  'passkey-needed': 403,
  /** The passkey's signature does not hold, or its challenge is another one. */
  'passkey-invalid': 403,
  /** One person holds duties that must be apart. */
  'duties-conflict': 409,
  /** Delegations go one step, end, and are older than the request they serve. */
  'delegation-invalid': 409,
  /** The exception cannot be asked for like this. */
  'exception-invalid': 422,
  /** The lease is not in a state that allows this. */
  'lease-state': 409,
  /** The system that gives access did not do what it was asked for. */
  'access-provider-failed': 502,
  /** The resource is being started; the same request is answered once it is there. */
  'access-starting': 409,
  /** The resource cannot be had; the message says what to do. */
  'access-unavailable': 503,
  /** The log of this replica is not where the database's is; nothing was recorded. */
  'ledger-conflict': 503,
  /** The log in the database is not the one that was signed: it was restored or changed. Nothing is recorded. */
  'ledger-broken': 503,
  /** A record in the database is not as the service wrote it, or an older one was put back. */
  'record-forged': 409,
  /** Another what-if runs: there is one at a time. */
  'what-if-running': 409,
  /** More decisions than one what-if takes; a shorter time has fewer. */
  'what-if-too-large': 422,
  /** Too many requests of this principal. */
  'rate-limited': 429,
  'quota-exceeded': 429,
  /** A file of more rows than one may have; a filter makes it smaller. */
  'export-too-large': 422,
  /** The service is busy; nothing was recorded. */
  overloaded: 429,
  /** Something broke that the caller cannot mend; the log of the service says what. */
  internal: 500,
  /** The catalog could not say whom the target belongs to. */
  'facts-unavailable': 503,
  /** The record could not be made durable; nothing was decided. */
  'store-unavailable': 503,
  /** The database takes no such record, however often it is sent; the log of the service says why. */
  'store-refused': 500,
} as const;

/** @public */
export type GuardrailsErrorCode = keyof typeof guardrailsErrorStatus;

/**
 * A refusal of the decision service, with a code for programs.
 * Answers carry the same fields, so the client throws what the server threw.
 * @public
 */
export class GuardrailsError extends ServiceError {
  constructor(
    options: ServiceErrorOptions & {
      code: GuardrailsErrorCode | (string & {});
    },
  ) {
    super('GuardrailsError', guardrailsErrorStatus, options);
  }
}
