import { plainText } from '../approvals/plainText';

/** What a person wrote, made plain; empty where nothing in it can be read. @internal */
export function wordsOf(text: string): string {
  return /[^\p{C}\p{Z}]/u.test(text) ? plainText(text) : '';
}
