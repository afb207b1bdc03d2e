import { decodeUtf8 } from './decodeUtf8';
import { inspectDocument } from './inspectDocument';
import { DEFAULT_MAX_BYTES } from './limits';
import { numberInexact } from './numberInexact';
import { parseJson } from './parseJson';
import { refuseForeignBytes } from './refuseForeignBytes';
import { refuseTextBefore } from './refuseTextBefore';
import { asciiOf, scanStructure, type Structure } from './scanStructure';

/**
 * Reads bytes as one JSON object, more strictly than `JSON.parse`: two parsers must not be able to
 * understand it differently, because a second one carries the plan out. A number that a double cannot hold is
 * refused, because it would be judged, and consented to, as another one.
 *
 * @throws {@link EvidenceError}
 * @public
 */
export function readJson(
  bytes: Uint8Array,
  options: { maxBytes?: number } = {},
): Record<string, unknown> {
  const { document, inexact } = readDocument(bytes, options);
  if (inexact !== undefined) throw numberInexact(inexact);
  return document;
}

type ReadDocument = {
  document: Record<string, unknown>;
  /** Where the first number is that a double cannot hold. */
  inexact?: number;
};

/**
 * Reads the same, and leaves it to the format whether such numbers may be there. Terraform counts without limits, so
 * in its documents they are ordinary: each is an unknown value that holds the number as text. So no rule takes it for
 * a number near it, and no two of them have one digest.
 *
 * @throws {@link EvidenceError}
 * @internal
 */
export function readDocument(
  bytes: Uint8Array,
  options: { maxBytes?: number } = {},
): ReadDocument {
  refuseForeignBytes(bytes, options.maxBytes ?? DEFAULT_MAX_BYTES);
  const { document, inexact } = readStrictly(bytes);
  if (inexact.length === 0) return { document };
  return {
    // The document has been inspected, so whatever is a marker from here on is one of ours.
    document: parseJson(withMarkers(bytes, inexact)),
    inexact: inexact[0].start,
  };
}

function readStrictly(bytes: Uint8Array) {
  try {
    const { members, inexact } = scanStructure(bytes);
    const text = decodeUtf8(bytes);
    const document = parseJson(text);
    inspectDocument({ document, members, text });
    return { document, inexact };
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'malformed' || code === 'trailing-content') {
      refuseTextBefore(bytes);
    }
    throw error;
  }
}

function withMarkers(bytes: Uint8Array, inexact: Structure['inexact']): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of inexact) {
    const number = asciiOf(bytes, start, end);
    parts.push(
      decodeUtf8(bytes.subarray(from, start)),
      `{"$guardrails":"unknown","number":"${number}"}`,
    );
    from = end;
  }
  parts.push(decodeUtf8(bytes.subarray(from)));
  return parts.join('');
}
