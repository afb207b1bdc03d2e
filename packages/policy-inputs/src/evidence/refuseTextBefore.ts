import { EvidenceError } from '../errors';
import { asciiOf } from './scanStructure';

/** Text of wrappers is short; what is longer is something else. */
const LOOK = 64 * 1024;

/** A JSON value can begin like this; a line such as `[command]/usr/bin/terraform show -json` does not. */
const BEGINS_AS_JSON = /^\s*(?:\{|\[\s*(?:[{["\]\d-]|true\b|false\b|null\b))/;

const ESCAPE = '\u001b';

/** An object that begins on a line of its own. */
const OBJECT = /[\r\n][^\S\r\n]*\{\s*"/;

/**
 * Says that text comes before the document, where it does. CI wrappers print the command they run before its output,
 * and the message about broken JSON would send the reader to look at the plan.
 * @internal
 */
export function refuseTextBefore(bytes: Uint8Array): void {
  const head = asciiOf(bytes, 0, Math.min(bytes.length, LOOK));
  const json = BEGINS_AS_JSON.test(head) && !head.startsWith(ESCAPE);
  const document = json ? null : OBJECT.exec(head);
  if (!document) return;
  throw new EvidenceError({
    code: 'text-before',
    path: 'offset 0',
    message:
      'There is text before the JSON document, probably from a CI wrapper that prints its command. Turn the wrapper off, or run "terraform show -json <plan file> > plan.json".',
  });
}
