import {
  EngineError,
  type EngineErrorCode,
  type WorkerFailure,
} from '@backstage-guardrails/policy-engine';
import {
  EvidenceError,
  type EvidenceErrorCode,
} from '@backstage-guardrails/policy-inputs';

/** The error of a worker as the class it was over there. @internal */
export function reviveError(failure: WorkerFailure): Error {
  const { name, message, code, path } = failure;
  if (name === 'EvidenceError' && code) {
    return new EvidenceError({
      code: code as EvidenceErrorCode,
      path,
      message,
    });
  }
  if (name === 'EngineError' && code) {
    return new EngineError(code as EngineErrorCode, message);
  }
  return new EngineError('evaluation-failed', `${name}: ${message}`);
}
