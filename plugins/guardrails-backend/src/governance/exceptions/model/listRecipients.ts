import type { ExceptionRow } from './rows';

/** Who has to know when an exception ends. @internal */
export function listRecipients(row: ExceptionRow): string[] {
  const { requester, target_owner: owner } = row;
  return owner === null || owner === requester
    ? [requester]
    : [requester, owner];
}
