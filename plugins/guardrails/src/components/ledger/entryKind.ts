import type { Translate } from '../../translation';
import { ledgerMessages } from './messages';

type Key = Extract<keyof typeof ledgerMessages, `kind.${string}`>;

/** The kinds of entries that can be filtered by. @internal */
export const entryKinds: readonly string[] = Object.keys(ledgerMessages)
  .filter(isKey)
  .map(key => key.slice('kind.'.length));

/** What an entry of the ledger is about. A kind that a newer service sends is shown as it is. @internal */
export function entryKind(kind: string, t: Translate): string {
  const key = `kind.${kind}`;
  return isKey(key) ? t(`ledger.${key}`) : kind;
}

function isKey(key: string): key is Key {
  return key.startsWith('kind.') && Object.hasOwn(ledgerMessages, key);
}
