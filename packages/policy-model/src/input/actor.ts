import { z } from 'zod';

/** Where a request came in. @public */
export const originSchema = z.enum([
  'portal',
  'ci',
  'cli',
  'admission',
  'mcp',
  'schedule',
]);
/** @public */
export type Origin = z.infer<typeof originSchema>;

/**
 * Who asks, as the credential says it. A `human` acts in a session of their own, or started there the task of an
 * enforcement point; an `agent` is any other program that acts in a person's name.
 * `ref` is an entity ref for people and a subject such as `plugin:scaffolder` for services.
 * @public
 */
export const actorSchema = z.strictObject({
  kind: z.enum(['human', 'service', 'agent']),
  ref: z.string().max(400),
  /** The service or agent that acts for `ref`; of several, the one nearest to the person. */
  onBehalfOf: z.string().max(400).optional(),
  /** All that act one for the other, nearest to the person first, where there are several. */
  chain: z.array(z.string().max(400)).max(20).optional(),
  /** Entity refs of the groups the actor belongs to, sorted. */
  groups: z.array(z.string().max(400)),
  origin: originSchema,
});
/** @public */
export type Actor = z.infer<typeof actorSchema>;
