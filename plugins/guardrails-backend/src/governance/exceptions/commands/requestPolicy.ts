import {
  GuardrailsError,
  type Participant,
  type PolicyRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  isSingleLine,
  quoteForDisplay,
  ruleIdSchema,
  type ApprovalRequirement,
  type Fingerprint,
} from '@backstage-guardrails/policy-model';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Caller } from '../../../identity/actors';
import { withDurableTransaction } from '../../../record/ledger';
import { databaseTime } from '../../../base/database';
import { decisionFor } from './decisionFor';
import type { ExceptionDeps } from '../ExceptionDeps';
import type { PolicyRequestRow } from '../model/rows';
import { sanitizeReadable } from '../model/sanitizeReadable';

const words = z
  .string()
  .max(2000)
  .transform(sanitizeReadable)
  .pipe(z.string().min(1));
const decision = z.string().max(64);

const requestSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('threshold'),
    decision,
    rule: ruleIdSchema,
    scope: words.refine(isSingleLine),
    wanted: words,
    reason: words,
  }),
  z.strictObject({
    kind: z.literal('rule'),
    decision: decision.optional(),
    rule: ruleIdSchema.optional(),
    wanted: words,
    reason: words,
  }),
]);

const FINGERPRINT_VERSION = 'guardrails/policy-request/v1';

/** Stores a wish about policy and opens the request for its approval. @internal */
export async function requestPolicy(
  deps: Pick<
    ExceptionDeps,
    | 'access'
    | 'approvals'
    | 'config'
    | 'knex'
    | 'ledger'
    | 'log'
    | 'people'
    | 'policy'
  >,
  caller: Caller,
  asked: PolicyRequest,
): Promise<string> {
  const human = await deps.people.human(caller);
  const request = parse(asked);
  await refuseUnknown(deps, caller, request);
  const id = uuidv7();
  const requestedAt = await databaseTime(deps.knex);
  const content = { id, request, requester: human.ref };
  const fingerprint = sha256(
    canonicalJson({ version: FINGERPRINT_VERSION, ...content }),
  ) as string as Fingerprint;
  const participants: Participant[] = [
    { person: human.ref, duty: 'request', source: 'the request' },
  ];
  await withDurableTransaction(deps.knex, async transaction => {
    const approval = await deps.approvals.open(transaction, caller, {
      subject: { kind: 'policy-request', policyRequest: id },
      fingerprint,
      fingerprintVersion: FINGERPRINT_VERSION,
      title: describeRequest(request),
      reason: request.reason,
      target: {},
      requirements: requirementsFor(deps),
      participants,
      parts: { request: sha256(canonicalJson(content)) },
    });
    await transaction<PolicyRequestRow>('policy_requests').insert({
      id,
      request: JSON.stringify(request),
      requester: human.ref,
      requested_at: requestedAt,
      approval_id: approval,
      decided_at: null,
      decided_by: null,
      result: null,
    });
    await deps.ledger.append(transaction, [
      {
        kind: 'policy-change',
        subjects: { approval },
        payload: { event: 'requested', fingerprint, ...content },
      },
    ]);
  });
  return id;
}

function parse(asked: PolicyRequest): PolicyRequest {
  const parsed = requestSchema.safeParse(asked);
  if (parsed.success) return parsed.data;
  throw new GuardrailsError({
    code: 'bad-request',
    message:
      'A threshold request needs decision, rule, scope, change and reason; a rule request needs change and reason.',
    path: `/${parsed.error.issues[0].path.join('/')}`,
  });
}

/** What is named must be there, and be the caller's to read. */
async function refuseUnknown(
  deps: Pick<ExceptionDeps, 'access' | 'log' | 'policy'>,
  caller: Caller,
  request: PolicyRequest,
): Promise<void> {
  if (request.decision !== undefined) {
    await decisionFor(deps, caller, request.decision);
  }
  const { rules } = deps.policy.bundle;
  if (request.rule === undefined) return;
  if (rules.some(({ id }) => id === request.rule)) return;
  throw new GuardrailsError({
    code: 'not-found',
    message: `Rule ${request.rule} not found.`,
    path: '/rule',
  });
}

function describeRequest(request: PolicyRequest): string {
  if (request.kind === 'threshold') {
    return `Another threshold of ${request.rule} for ${quoteForDisplay(
      request.scope,
    )}`;
  }
  return request.rule === undefined
    ? 'A new rule'
    : `A change of the rule ${request.rule}`;
}

function requirementsFor(
  deps: Pick<ExceptionDeps, 'config' | 'policy'>,
): ApprovalRequirement[] {
  const { policyOwners } = deps.config;
  return policyOwners.length > 0
    ? [{ from: policyOwners, minimum: 1 }]
    : deps.policy.parameters.value.production.exceptionApprovers;
}
