import { z } from 'zod';
import { digestSchema } from '@backstage-guardrails/policy-model';

/** What happened. @public */
export const entryKindSchema = z.enum([
  'decision',
  'approval',
  'comment',
  'exception',
  'grant',
  'redemption',
  'outcome',
  'lease',
  'policy-change',
  'break-glass',
  'erasure',
  'epoch',
  'target',
  'passkey',
  'delegation',
  'seal',
]);
/** @public */
export type EntryKind = z.infer<typeof entryKindSchema>;

/**
 * Ids alone, never a name: a header stays for ever, so nothing in it may ever have to be erased. For the same
 * reason no digest of a payload without salt belongs here; those of bundles and parameters are public.
 */
const subjectsSchema = z.partialRecord(
  z.enum([
    'decision',
    'approval',
    'exception',
    'grant',
    'lease',
    'release',
    'break-glass',
    'bundle',
    'parameters',
    'target',
    'entry',
    'consent',
    'passkey',
    'delegation',
    /** The revision of a record that is out of date from here on, as a digest of its name. */
    'supersedes',
    /** Something that is over for good from here on, as a digest of its name. */
    'ends',
    /** From here on entries and records are sealed. */
    'seals',
  ]),
  z.union([z.uuid(), digestSchema]),
);

/** @public */
export const ENTRY_VERSION = 'guardrails/entry/v1';

/**
 * What the log keeps of an event for ever. Its canonical JSON is the leaf of the tree. The payload stands apart
 * and is bound by a salted digest: erasing payload and salt breaks no proof, and a guess at the payload cannot be
 * confirmed from here.
 * @public
 */
export const entryHeaderSchema = z.strictObject({
  version: z.literal(ENTRY_VERSION),
  kind: entryKindSchema,
  /** RFC 3339 in UTC, by the clock of the database. */
  at: z.iso.datetime(),
  /** What it is about, by id. */
  subjects: subjectsSchema,
  /** SHA-256 over the 32 bytes of the salt and the canonical JSON of the payload. */
  payload: z.strictObject({ digest: digestSchema }),
});
/** @public */
export type EntryHeader = z.infer<typeof entryHeaderSchema>;
