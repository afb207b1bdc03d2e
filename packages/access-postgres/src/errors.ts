/** @public */
export type PostgresAccessErrorCode =
  /** Something between here and the server dropped the search path that every statement relies on. */
  | 'search-path-not-pinned'
  /** The server began the session with another role or with settings that cannot be changed. */
  | 'session-not-pinned'
  /** Another account owns the place of the reaper. */
  | 'reaper-foreign'
  /** The reaper is not installed. */
  | 'reaper-missing'
  /** An event trigger would run the code of an account that is no superuser. */
  | 'event-trigger-foreign'
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
