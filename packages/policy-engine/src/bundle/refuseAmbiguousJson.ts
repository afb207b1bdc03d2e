import type { Json } from '@backstage-guardrails/policy-model';
import { EngineError } from '../errors';
import { json, text } from './parts';

/**
 * Refuses a document in which an object has two members of one name. Programs differ on which of them counts, so what a
 * review, or OPA, reads in a bundle could be other than what judges by it.
 *
 * @throws {@link EngineError} `bundle-malformed`
 * @internal
 */
export function refuseAmbiguousJson(
  files: Map<string, Uint8Array>,
  paths: string[],
): void {
  for (const path of paths.filter(name => files.has(name))) {
    if (membersIn(json(files, path)) !== colonsIn(text(files, path))) {
      throw new EngineError(
        'bundle-malformed',
        `${path} has an object with two members of one name; build the bundle again`,
      );
    }
  }
}

/** Of two members of one name only one is in what was parsed. */
function membersIn(value: Json): number {
  let members = 0;
  // What is nested deeply must not take the stack.
  const waiting = [value];
  for (;;) {
    const next = waiting.pop();
    if (next === undefined) return members;
    if (typeof next !== 'object' || next === null) continue;
    const inner = Object.values(next);
    if (!Array.isArray(next)) members += inner.length;
    for (const item of inner) waiting.push(item);
  }
}

/** Each member has one colon outside of texts. That the text is JSON was seen when it was parsed. */
function colonsIn(source: string): number {
  let colons = 0;
  let isInText = false;
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === '"') isInText = !isInText;
    else if (isInText && character === '\\') at++;
    else if (!isInText && character === ':') colons++;
  }
  return colons;
}
