import { EvidenceError } from '../errors';
import { findDuplicateKey } from './findDuplicateKey';
import { findInDocument } from './findInDocument';

/**
 * Checks what only the parsed document shows: duplicate and reserved names, and numbers that JavaScript
 * cannot hold. Iterative, so that nesting costs no stack.
 * @internal
 */
export function inspectDocument(options: {
  document: Record<string, unknown>;
  members: number;
  text: string;
}): void {
  const { document, members, text } = options;
  let counted = 0;
  let suspicious = false;
  const open: object[] = [document];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) {
      for (let i = 0; i < node.length; i++) {
        const item: unknown = node[i];
        if (typeof item === 'object') {
          if (item !== null) open.push(item);
        } else if (isOutOfRange(item)) suspicious = true;
      }
    } else {
      const record = node as Record<string, unknown>;
      for (const key of Object.keys(record)) {
        if (isReserved(key)) suspicious = true;
        counted++;
        const item = record[key];
        if (typeof item === 'object') {
          if (item !== null) open.push(item);
        } else if (isOutOfRange(item)) suspicious = true;
      }
    }
  }
  if (suspicious) refuseSuspicious(document);
  if (counted !== members) {
    throw new EvidenceError({
      code: 'duplicate-key',
      path: findDuplicateKey(text),
      message:
        'The evidence has a duplicate key, which tools read differently. Create it again with the tool itself.',
    });
  }
}

function refuseSuspicious(document: Record<string, unknown>): never {
  const key = findInDocument(document, (name, _) => isReserved(name));
  if (key !== undefined) {
    throw new EvidenceError({
      code: 'reserved-key',
      path: key,
      message:
        'The evidence uses the reserved key "$guardrails" or "__proto__". Rename it.',
    });
  }
  throw new EvidenceError({
    code: 'number-out-of-range',
    path: findInDocument(document, (_, item) => isOutOfRange(item)),
    message:
      'A number in the evidence is larger than a double can hold. Write it as a string.',
  });
}

/** `$guardrails` would be a marker written by hand; `__proto__` vanishes when a later step copies the object. */
function isReserved(key: string | number): boolean {
  return key === '$guardrails' || key === '__proto__';
}

function isOutOfRange(item: unknown): boolean {
  return item === Infinity || item === -Infinity;
}
