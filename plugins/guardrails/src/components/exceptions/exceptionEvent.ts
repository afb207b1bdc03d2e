import type { Translate } from '../../translation';
import { exceptionsMessages } from './messages';

type Key = Extract<keyof typeof exceptionsMessages, `event.${string}`>;

/** What happened to an exception, by its kind. A kind that a newer service sends is shown as it is. @internal */
export function exceptionEvent(kind: string, t: Translate): string {
  const key = `event.${kind}`;
  return isKey(key) ? t(`exceptions.${key}`) : kind;
}

function isKey(key: string): key is Key {
  return Object.hasOwn(exceptionsMessages, key);
}
