/** No server, no name of it, or a broken connection. */
const UNREACHABLE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
];

/** Classes of PostgreSQL: connections, resources, a server that stops. Results of SQLite: disk, file, lock. */
const REFUSING = /^(08|53|57P)|^SQLITE_(FULL|IOERR|BUSY|CANTOPEN|READONLY)/;

/** The driver has no codes for these. */
const BROKEN =
  /^Connection terminated|^Connection ended|Client has encountered a connection error/;

/**
 * Whether an error says that the database cannot be worked with now, rather than that the question was wrong.
 * @public
 */
export function isStoreAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, name, message, errors } = error as {
    code?: unknown;
    name?: unknown;
    message?: unknown;
    errors?: unknown[];
  };
  // Several addresses were tried, each with an error of its own.
  if (Array.isArray(errors) && errors.length > 0) {
    return errors.every(isStoreAway);
  }
  if (typeof code === 'string') {
    return UNREACHABLE.includes(code) || REFUSING.test(code);
  }
  return name === 'KnexTimeoutError' || BROKEN.test(String(message));
}
