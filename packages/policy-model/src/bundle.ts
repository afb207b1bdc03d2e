import { z } from 'zod';
import { digestSchema } from './brands';

/**
 * What the rule ids of an organisation's own bundle start with. A bundle without one has the place of the shipped one.
 * @public
 */
export const namespaceSchema = z
  .string()
  .max(50)
  .regex(/^[a-z][a-z0-9-]*$/);

/** One bundle of several that judge together. @public */
export const bundleMemberSchema = z.strictObject({
  /** Absent for the shipped bundle and one in its place. */
  namespace: namespaceSchema.optional(),
  digest: digestSchema,
  revision: z.string(),
});
/** @public */
export type BundleMember = z.infer<typeof bundleMemberSchema>;

/** Which rules judged. @public */
export const bundleReferenceSchema = z.strictObject({
  digest: digestSchema,
  revision: z.string(),
  /** Where several bundles judged together: `digest` is that of all of them. */
  members: z.array(bundleMemberSchema).min(2).optional(),
});
/** @public */
export type BundleReference = z.infer<typeof bundleReferenceSchema>;
