import type {
  DecideRequest,
  EvidenceReceipt,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { GuardrailsService } from '@backstage-guardrails/plugin-guardrails-node';
import type { Decision } from '@backstage-guardrails/policy-model';
import { ActionError, toActionError } from '../errors';
import { digestText } from '../plans/digest';
import type { Initiator } from '../task';

/** Sends exact bytes and asks for the decision about them, on behalf of the initiator. @internal */
export async function decideOnEvidence(options: {
  guardrails: GuardrailsService;
  initiator: Initiator;
  bytes: Uint8Array;
  format: string;
  target: DecideRequest['target'];
  run: NonNullable<DecideRequest['run']>;
  /** Digest of what will carry the change out. */
  workspace?: DecideRequest['workspace'];
  /** What the evidence was made from. */
  module?: DecideRequest['module'];
  signal?: AbortSignal;
}): Promise<Decision> {
  const { guardrails, initiator, bytes, format, target, run, signal } = options;
  const { workspace, module } = options;
  const request = { credentials: initiator.credentials, signal };
  const receipt: EvidenceReceipt = await guardrails.putEvidence(bytes, request);
  const digest = digestText(bytes);
  if (receipt.digest !== digest) {
    throw new ActionError(
      'decision-missing',
      'The decision service received other bytes than were sent.',
    );
  }
  const decision = await guardrails
    .decide(
      {
        evidence: { digest },
        format,
        target,
        run,
        workspace,
        module,
        // A repeated call of the same step for the same bytes gets the decision it already has.
        idempotencyKey: digestText(
          JSON.stringify([
            run.task,
            run.step ?? '',
            format,
            digest,
            target,
            workspace ?? '',
            ...initiator.actorChain,
          ]),
        ),
      },
      request,
    )
    .catch(error => {
      throw toActionError(error);
    });
  if (decision.source.digest !== digest) {
    throw new ActionError(
      'decision-missing',
      'The decision service answered about other evidence.',
    );
  }
  return decision;
}
