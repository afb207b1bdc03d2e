import type { Input } from '@backstage-guardrails/policy-model';
import { adaptEvidence } from './adaptEvidence';
import type { HostAdapted } from './HostAdapted';
import type { EvaluateRequest, RecordedRequest } from './PipelineResult';

/** What the evidence says, read from it now or from the record of having read it. @internal */
export async function adapt(
  request:
    | Parameters<typeof adaptEvidence>[0]
    | Pick<RecordedRequest, 'recorded' | 'sealed'>,
): Promise<HostAdapted> {
  return 'recorded' in request ? readRecorded(request) : adaptEvidence(request);
}

/** The bytes to evaluate, whichever they are. @internal */
export function evidenceBytes(
  request: EvaluateRequest | RecordedRequest,
): Uint8Array {
  return 'recorded' in request ? request.recorded : request.evidence;
}

/** Only what came from evidence: who asks, about what and when is never taken from a record. */
function readRecorded({
  recorded,
  sealed,
}: Pick<RecordedRequest, 'recorded' | 'sealed'>): HostAdapted {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(recorded);
  const { subject, action, source, skipped } = JSON.parse(text) as Input;
  return {
    subject,
    action,
    source,
    skipped,
    ...(sealed !== undefined && { sealed }),
  };
}
