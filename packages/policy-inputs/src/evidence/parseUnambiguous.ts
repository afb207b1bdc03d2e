import { EvidenceError } from '../errors';
import { countMembers } from './countMembers';
import { findDuplicateKey } from './findDuplicateKey';
import { numberInexact } from './numberInexact';
import { scanStructure } from './scanStructure';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/**
 * Parses JSON that others will read with parsers of their own, and refuses what they would read differently: a name
 * that an object has twice, and a number that a double rounds.
 *
 * @throws {@link EvidenceError}; `SyntaxError` where it is no JSON
 * @public
 */
export function parseUnambiguous(text: string): unknown {
  const document: unknown = JSON.parse(text);
  if (typeof document !== 'object' || document === null) return document;
  const { members, inexact } = scanStructure(new TextEncoder().encode(text));
  if (inexact.length > 0) throw numberInexact(inexact[0].start);
  if (countMembers(document) === members) return document;
  const path = findDuplicateKey(text);
  throw new EvidenceError({
    code: 'duplicate-key',
    path,
    message: `Duplicate key at ${path}. Programs read duplicate keys differently.`,
  });
}
