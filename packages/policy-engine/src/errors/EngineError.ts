/**
 * Every way in which the engine can refuse to answer. None of them is ever a pass.
 * @public
 */
export type EngineErrorCode =
  | 'bundle-malformed'
  | 'bundle-too-large'
  | 'bundle-unsafe-path'
  | 'bundle-unsupported'
  | 'bundle-builtin-missing'
  | 'bundle-unknown'
  | 'bundle-conflict'
  | 'bundle-digest-wrong'
  | 'parameters-malformed'
  | 'input-malformed'
  | 'input-too-deep'
  | 'evaluation-failed'
  | 'evaluation-empty'
  | 'evaluation-incomplete'
  | 'memory-exceeded'
  | 'deadline-exceeded'
  | 'overloaded'
  | 'worker-lost'
  | 'cancelled'
  | 'closed';

/** The engine could not answer; `code` says why, `message` where. @public */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(
    code: EngineErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'EngineError';
    this.code = code;
  }
}
