import { z } from 'zod';

/**
 * What happens to one resource. `replace` covers both orders; `forget` removes it from the state
 * and leaves it running; `deferred` could not be planned yet.
 * @public
 */
export const changeKindSchema = z.enum([
  'create',
  'update',
  'replace',
  'delete',
  'forget',
  'read',
  'no-op',
  'deferred',
]);
/** @public */
export type ChangeKind = z.infer<typeof changeKindSchema>;

/**
 * Markers stand in `before` and `after` where a value may not or cannot be shown.
 * Evidence that carries the key `$guardrails` itself is refused, so nobody can write a marker by hand.
 *
 * - unknown: known only after apply. `references` names where it will come from, as far as the evidence says.
 *   `instances` are the addresses of the resources that it points at, with the keys of their instances, where the
 *   configuration says them and `references` do not: through `each.value`, `count.index`, variables and outputs of modules.
 *   `computed` says that the configuration has no expression for it, so the provider fills it in. That holds for
 *   what the provider's schema lists as an attribute; a block looks the same when a dynamic block makes it.
 *   `number` is a number that a double cannot hold, as it was written: known, and not to be compared.
 * - sensitive: never leaves the adapter; `changed` says whether before and after differ.
 * @public
 */
export type Marker =
  | {
      $guardrails: 'unknown';
      references?: string[];
      instances?: string[];
      computed?: true;
      number?: string;
    }
  | { $guardrails: 'sensitive'; changed: boolean; present: boolean };

const values = z.record(z.string(), z.json());

/** One resource of a plan. @public */
export const resourceChangeSchema = z.strictObject({
  /** The tool's own address, unique in the plan: `module.db["a"].aws_db_instance.main[0]`. */
  address: z.string(),
  previousAddress: z.string().optional(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
  /** Full provider address as the tool gives it: `registry.terraform.io/hashicorp/aws`. */
  provider: z.string(),
  /** `''` for the root module. */
  module: z.string(),
  kind: changeKindSchema,
  /** The tool's action list as it stood in the evidence: `['delete', 'create']`. */
  actions: z.array(z.string()),
  importing: z.boolean(),
  /** Values before and after, with markers; `null` where there is none. */
  before: values.nullable(),
  after: values.nullable(),
  /** JSON Pointers into `after`, sorted. */
  unknown: z.array(z.string()),
  /** JSON Pointers into `after` (or `before` where there is no after), sorted. */
  sensitive: z.array(z.string()),
  /** Tags or labels with provider defaults merged in; a marker where not known before apply. */
  tags: z.record(z.string(), z.json()),
  /** Whether this resource type can carry tags at all, as far as the evidence shows. */
  taggable: z.boolean(),
  /** Region or location, from the resource, else its zone, else its provider; absent where there is none. */
  region: z.json().optional(),
  /** Instance type, class, SKU or machine type; absent where the type has none. */
  size: z.json().optional(),
  /** Why the tool replaces or deletes: `replace_because_tainted`. */
  reason: z.string().optional(),
});
/** @public */
export type ResourceChange = z.infer<typeof resourceChangeSchema>;

/** What configuration will execute when it is initialised, planned or applied. @public */
export const configurationSchema = z.strictObject({
  providers: z.array(
    z.strictObject({
      name: z.string(),
      source: z.string().optional(),
      alias: z.string().optional(),
      module: z.string(),
      versionConstraint: z.string().optional(),
    }),
  ),
  modules: z.array(
    z.strictObject({
      address: z.string(),
      source: z.string(),
      version: z.string().optional(),
      /** `pinned` where version or reference names exactly one content. */
      pinning: z.enum(['local', 'pinned', 'ranged', 'unpinned']),
    }),
  ),
  provisioners: z.array(
    z.strictObject({ address: z.string(), type: z.string() }),
  ),
  dataSources: z.array(
    z.strictObject({
      address: z.string(),
      type: z.string(),
      provider: z.string(),
    }),
  ),
  /** Functions and blocks that reach outside: `file("/etc/passwd")`, remote state, provider actions. */
  externals: z.array(
    z.strictObject({
      address: z.string(),
      kind: z.string(),
      detail: z.string(),
    }),
  ),
});
/** @public */
export type Configuration = z.infer<typeof configurationSchema>;

/** One resource that is not as it was applied. @public */
export const driftedResourceSchema = z.strictObject({
  address: z.string(),
  type: z.string(),
  /** `delete`: it is gone. `create`: it is there and was not applied. */
  kind: changeKindSchema,
  /**
   * What differs, where the evidence says what was applied: JSON Pointers with both values, and markers where values are
   * withheld. Absent where only the provider sees a change, and another run would take nothing back.
   */
  attributes: z
    .array(
      z.strictObject({
        path: z.string(),
        applied: z.json().optional(),
        actual: z.json().optional(),
      }),
    )
    .optional(),
  /** Names of the attributes of it that the provider reports as changed, sorted, where the evidence has both values. */
  reported: z.array(z.string()).optional(),
});
/** @public */
export type DriftedResource = z.infer<typeof driftedResourceSchema>;

/** @public */
export const infrastructureSubjectSchema = z.strictObject({
  type: z.literal('infrastructure'),
  /** In the order of the evidence, data reads and no-ops included. */
  changes: z.array(resourceChangeSchema),
  /** Addresses changed outside of the tool since the last run. */
  drift: z.array(driftedResourceSchema),
  configuration: configurationSchema,
});
/** @public */
export type InfrastructureSubject = z.infer<typeof infrastructureSubjectSchema>;
