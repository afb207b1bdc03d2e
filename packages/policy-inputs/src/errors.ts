/**
 * Why evidence was refused. Closed, so that hosts can map every code to a status and a help text.
 * @public
 */
export type EvidenceErrorCode =
  // bytes
  | 'empty'
  | 'too-large'
  | 'byte-order-mark'
  | 'utf-16'
  | 'not-utf-8'
  | 'compressed'
  | 'plan-file'
  | 'text-plan'
  | 'log-not-plan'
  | 'text-before'
  // JSON
  | 'truncated'
  | 'malformed'
  | 'trailing-content'
  | 'duplicate-key'
  | 'reserved-key'
  | 'lone-surrogate'
  | 'number-out-of-range'
  | 'number-inexact'
  | 'too-deep'
  | 'not-an-object'
  // format
  | 'format-unknown'
  | 'format-ambiguous'
  | 'format-version-unsupported'
  | 'state-not-plan'
  | 'plan-errored'
  | 'shape'
  | 'file-name'
  | 'hcl-invalid'
  | 'hcl-parser-missing'
  | 'value-unknown';

/**
 * Evidence that cannot be judged. The message says what to do and never holds a value of the evidence,
 * because the value may be a secret.
 * @public
 */
export class EvidenceError extends Error {
  readonly code: EvidenceErrorCode;
  /** JSON Pointer into the evidence, or `offset <n>` where it is not JSON; `''` for the whole. */
  readonly path: string;

  constructor(options: {
    code: EvidenceErrorCode;
    path?: string;
    message: string;
  }) {
    super(options.message);
    this.name = 'EvidenceError';
    this.code = options.code;
    this.path = options.path ?? '';
  }
}
