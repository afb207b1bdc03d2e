/** Why rules could not be linted, tested or compiled. @public */
export type BuilderErrorCode =
  | 'opa-missing'
  | 'opa-too-old'
  | 'opa-unreachable'
  | 'opa-checksum'
  | 'opa-failed'
  | 'archive-malformed'
  | 'rules-missing'
  | 'rules-malformed'
  | 'rule-exists';

/** The builder refused; the message says what to do. @public */
export class BuilderError extends Error {
  readonly code: BuilderErrorCode;

  constructor(
    code: BuilderErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'BuilderError';
    this.code = code;
  }
}
