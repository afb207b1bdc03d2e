import { z } from 'zod';
import { decisionIdSchema, fingerprintSchema } from './brands';
import { actorSchema } from './input/actor';
import { factsSchema } from './input/facts';
import { sourceSchema } from './input/source';
import { changeKindSchema } from './input/subject/infrastructure';
import { targetSchema } from './input/target';
import { verdictSchema } from './verdict';
import { actionSchema } from './vocabulary';

/** A verdict on record. @public */
export const decisionSchema = z.strictObject({
  id: decisionIdSchema,
  verdict: verdictSchema,
  actor: actorSchema,
  action: actionSchema,
  target: targetSchema,
  source: sourceSchema,
  facts: factsSchema,
  fingerprint: fingerprintSchema,
  /** Scheme of the fingerprint; absent on decisions of before `guardrails/fingerprint/v2`. */
  fingerprintVersion: z.string().optional(),
  /** Instant that was judged with, RFC 3339 in UTC. */
  evaluatedAt: z.iso.datetime(),
  /** Instant it was durable, by the database's clock. */
  recordedAt: z.iso.datetime(),
  engine: z.strictObject({ name: z.string(), version: z.string() }),
  /** Microseconds spent per stage. */
  timings: z.record(z.string(), z.int()),
  /** How many resources change in which way. */
  changes: z.partialRecord(changeKindSchema, z.int()),
});
/** @public */
export type Decision = z.infer<typeof decisionSchema>;
