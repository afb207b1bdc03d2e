import { z } from 'zod';

/**
 * Strings that must not be swapped for one another.
 * A digest is always `sha256:` and 64 lower-case hexadecimal digits.
 */
const sha256 = z.string().regex(/^sha256:[0-9a-f]{64}$/);

/** SHA-256 over exact bytes, or over canonical JSON in UTF-8. @public */
export const digestSchema = sha256.brand<'Digest'>();
/** @public */
export type Digest = z.infer<typeof digestSchema>;

/** The digest of what an approval consents to. @public */
export const fingerprintSchema = sha256.brand<'Fingerprint'>();
/** @public */
export type Fingerprint = z.infer<typeof fingerprintSchema>;

/** UUIDv7, so that ids sort by time. @public */
export const decisionIdSchema = z.uuid().brand<'DecisionId'>();
/** @public */
export type DecisionId = z.infer<typeof decisionIdSchema>;

/**
 * `<domain>/<rule>` in kebab case, for instance `network/no-public-database`; in a bundle with a namespace
 * `<namespace>/<rule>` or `<namespace>/<domain>/<rule>`.
 * @public
 */
export const ruleIdSchema = z
  .string()
  .max(200)
  .regex(/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*){1,2}$/)
  .brand<'RuleId'>();
/** @public */
export type RuleId = z.infer<typeof ruleIdSchema>;

/** `kind:namespace/name` of a Backstage catalog entity, all lower case. @public */
export const entityRefSchema = z
  .string()
  .max(400)
  .regex(/^[a-z][a-z0-9.-]*:[a-z0-9._-]+\/[a-z0-9._-]+$/)
  .brand<'EntityRef'>();
/** @public */
export type EntityRef = z.infer<typeof entityRefSchema>;
