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
 * Who asks, as the credential says it.
 * `ref` is an entity ref for people and a subject such as `plugin:scaffolder` for services.
 * @public
 */
export const actorSchema = z.strictObject({
  kind: z.enum(['human', 'service', 'agent']),
  ref: z.string().max(400),
  /** The service or agent in between, where somebody acts for `ref`. */
  onBehalfOf: z.string().max(400).optional(),
  /** Entity refs of the groups the actor belongs to, sorted. */
  groups: z.array(z.string().max(400)),
  origin: originSchema,
});
/** @public */
export type Actor = z.infer<typeof actorSchema>;
