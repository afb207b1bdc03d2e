import { z } from 'zod';

/**
 * Something known about the target from elsewhere, or the statement that it is not known.
 * Times are RFC 3339 in UTC.
 * @public
 */
export const factSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('known'),
    value: z.json(),
    observedAt: z.iso.datetime(),
    source: z.string(),
  }),
  z.strictObject({
    status: z.literal('absent'),
    reason: z.string(),
    observedAt: z.iso.datetime(),
    source: z.string(),
  }),
  /**
   * This host cannot have it: rules that need it are not judged there. A server states it only of facts whose module is
   * not installed.
   */
  z.strictObject({
    status: z.literal('unobtainable'),
    reason: z.string(),
    source: z.string(),
  }),
]);
/** @public */
export type Fact = z.infer<typeof factSchema>;

/** Facts by name: `<source>.<fact>`, for instance `catalog.owner`. @public */
export const factsSchema = z.record(z.string(), factSchema);
/** @public */
export type Facts = z.infer<typeof factsSchema>;
