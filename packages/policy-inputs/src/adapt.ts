import { EvidenceError } from './errors';
import { numberInexact } from './evidence/numberInexact';
import { readDocument } from './evidence/readJson';
import { formats } from './formats';
import type { Adapted, AdaptOptions, Format } from './types';

/**
 * Turns the exact bytes of evidence into the parts of an input that come from evidence. Pure: the same
 * bytes give the same result, everywhere.
 *
 * @throws {@link EvidenceError} where the bytes cannot be judged as what they are said to be.
 * @public
 */
export function adapt(bytes: Uint8Array, options: AdaptOptions): Adapted {
  const { format, hash, keyedHash, parseHcl, maxBytes } = options;
  const { document, inexact } = readDocument(
    bytes,
    maxBytes === undefined ? {} : { maxBytes },
  );
  const chosen = format === 'auto' ? detect(document) : formatOf(format);
  if (inexact !== undefined && !chosen.anyNumber) throw numberInexact(inexact);
  return chosen.adapt({
    document,
    digest: hash(bytes),
    ...(keyedHash && { keyedHash }),
    ...(parseHcl && { parseHcl }),
  });
}

function detect(document: Record<string, unknown>): Format {
  const matching = formats.filter(({ detect: matches }) => matches?.(document));
  if (matching.length === 1) return matching[0];
  throw new EvidenceError(
    matching.length === 0
      ? {
          code: 'format-unknown',
          message:
            'Not a Terraform plan or configuration. Run "terraform show -json <plan file>", or name the format.',
        }
      : {
          code: 'format-ambiguous',
          message: `The evidence could be ${matching
            .map(({ id }) => id)
            .join(' or ')}. Name the format.`,
        },
  );
}

function formatOf(id: string): Format {
  const format = formats.find(candidate => candidate.id === id);
  if (format) return format;
  throw new EvidenceError({
    code: 'format-unknown',
    message: `Unknown format. Use one of: ${formats
      .map(known => known.id)
      .join(', ')}.`,
  });
}
