/** Why the command line could not do what it was asked. @public */
export type CliErrorCode =
  | 'usage'
  | 'path-not-found'
  | 'path-unreadable'
  | 'symbolic-link'
  | 'not-a-file'
  | 'no-configuration'
  | 'configuration-too-large'
  | 'bundle-unreadable'
  | 'parameters-invalid'
  | 'parameter-unknown'
  | 'reaper-config-invalid'
  | 'case-invalid'
  | 'policies-unusable'
  | 'rule-unknown'
  | 'not-json'
  | 'not-a-receipt'
  | 'not-text'
  | 'duplicate-key'
  | 'number-inexact'
  | 'server-unreachable'
  | 'server-answer-invalid';

/** A refusal of the command line itself; refusals of evidence, engine and server keep their own codes. @public */
export class CliError extends Error {
  readonly code: CliErrorCode;

  constructor(options: {
    code: CliErrorCode;
    message: string;
    cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.name = 'CliError';
    this.code = options.code;
  }
}
