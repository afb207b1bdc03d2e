/** What can go wrong in the pipeline itself, beside evidence and engine. @public */
export type DecisionErrorCode = 'facts-unavailable' | 'cancelled';

/** The pipeline could not answer; never to be read as an allow. @public */
export class DecisionError extends Error {
  readonly code: DecisionErrorCode;

  constructor(
    code: DecisionErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'DecisionError';
    this.code = code;
  }
}
