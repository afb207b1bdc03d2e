/** @public */
export type PostgresAccessErrorCode =
  /** The role could make itself more rights than it is lent for. */
  | 'role-dangerous'
  | 'role-missing'
  /** Sessions did not end although they were told to. */
  | 'sessions-left';

/** What the server was not asked to do, or did not do. @public */
export class PostgresAccessError extends Error {
  readonly code: PostgresAccessErrorCode;

  constructor(code: PostgresAccessErrorCode, message: string) {
    super(message);
    this.name = 'PostgresAccessError';
    this.code = code;
  }
}
