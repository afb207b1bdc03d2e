import type { PasskeyRow } from './rows';

/** How browsers reach the authenticator; a hint only. @internal */
export function transportsOf(row: Pick<PasskeyRow, 'transports'>): string[] {
  return JSON.parse(row.transports);
}
