import type { PasskeyRow } from './rows';

/** How browsers reach the authenticator; a hint only. @internal */
export function parseTransports(row: Pick<PasskeyRow, 'transports'>): string[] {
  return JSON.parse(row.transports);
}
