/** Whether an address names nothing: an id that cannot exist is as absent as one that does not. @public */
export function isAbsent(error: Error): boolean {
  return hasStatus(error, [400, 404]);
}

/** Whether there is nothing, or nothing that this person may read: a service does not tell the two apart. @public */
export function isNotFound(error: Error): boolean {
  return hasStatus(error, [404]);
}

/**
 * Whether a service says no to this person. It differs from one that cannot be reached or is busy: what was shown before
 * may no longer be shown then.
 * @internal
 */
export function isRefused(error: Error): boolean {
  return hasStatus(error, [400, 401, 403, 404]);
}

/** Errors of our services have the HTTP status that they were answered with. */
function hasStatus(error: Error, statuses: readonly number[]): boolean {
  return (
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    statuses.includes(error.statusCode)
  );
}
