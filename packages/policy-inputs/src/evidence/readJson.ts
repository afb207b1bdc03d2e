import { decodeUtf8 } from './decodeUtf8';
import { inspectDocument } from './inspectDocument';
import { DEFAULT_MAX_BYTES } from './limits';
import { parseJson } from './parseJson';
import { refuseForeignBytes } from './refuseForeignBytes';
import { scanStructure } from './scanStructure';

/**
 * Reads bytes as one JSON object, more strictly than `JSON.parse`: two parsers must not be able to
 * understand it differently, because a second one carries the plan out.
 *
 * @throws {@link EvidenceError}
 * @internal
 */
export function readJson(
  bytes: Uint8Array,
  options: { maxBytes?: number } = {},
): Record<string, unknown> {
  refuseForeignBytes(bytes, options.maxBytes ?? DEFAULT_MAX_BYTES);
  const { members } = scanStructure(bytes);
  const text = decodeUtf8(bytes);
  const document = parseJson(text);
  inspectDocument({ document, members, text });
  return document;
}
