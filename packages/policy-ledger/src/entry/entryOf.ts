import { canonicalJson } from '@backstage-guardrails/policy-model';
import { LedgerError } from '../errors';
import type { Sha256 } from '../merkle';
import { leafHashOfText } from '../merkle/hashing';
import {
  ENTRY_VERSION,
  type EntryHeader,
  entryHeaderSchema,
} from './entrySchema';
import { payloadDigest } from './payloadDigest';

/** An entry as it is stored: the header for ever, payload and salt until they have to be erased. @public */
export type Entry = {
  header: EntryHeader;
  /** Canonical JSON of the header: the exact bytes that are in the tree, in UTF-8. */
  headerText: string;
  /** Canonical JSON of the payload. */
  payloadText: string;
  salt: Uint8Array;
  /** Hash of the header in the tree. */
  leaf: Uint8Array;
};

/**
 * Makes an entry. Its salt is 32 fresh random bytes for every entry: a salt used twice would let a reader compare
 * payloads.
 *
 * @throws {@link LedgerError} with code `entry-malformed`.
 * @public
 */
export function entryOf(options: {
  kind: EntryHeader['kind'];
  at: string;
  subjects: EntryHeader['subjects'];
  payload: unknown;
  salt: Uint8Array;
  sha256: Sha256;
}): Entry {
  const { kind, at, subjects, salt, sha256 } = options;
  const payloadText = canonicalJson(options.payload);
  const digest = payloadDigest({ salt, payload: payloadText, sha256 });
  const parsed = entryHeaderSchema.safeParse({
    version: ENTRY_VERSION,
    kind,
    at,
    subjects,
    payload: { digest },
  });
  if (!parsed.success) {
    throw new LedgerError({
      code: 'entry-malformed',
      message: `Not an entry at ${parsed.error.issues[0].path.join('.')}.`,
    });
  }
  const headerText = canonicalJson(parsed.data);
  const leaf = leafHashOfText(headerText, sha256);
  return { header: parsed.data, headerText, payloadText, salt, leaf };
}

/** The hash of a header in the tree. @public */
export function leafOf(header: EntryHeader, sha256: Sha256): Uint8Array {
  return leafHashOfText(canonicalJson(header), sha256);
}
