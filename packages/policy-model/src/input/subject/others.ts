import { z } from 'zod';
import { digestSchema, entityRefSchema } from '../../brands';

const manifest = z.record(z.string(), z.json());

/** Kubernetes objects to admit or deploy. @public */
export const workloadSubjectSchema = z.strictObject({
  type: z.literal('workload'),
  operation: z.enum(['create', 'update', 'delete', 'connect']),
  objects: z.array(
    z.strictObject({
      apiVersion: z.string(),
      kind: z.string(),
      namespace: z.string().optional(),
      name: z.string(),
      object: manifest,
      oldObject: manifest.nullable(),
    }),
  ),
});
/** @public */
export type WorkloadSubject = z.infer<typeof workloadSubjectSchema>;

/** A revision on its way through a pipeline. @public */
export const pipelineSubjectSchema = z.strictObject({
  type: z.literal('pipeline'),
  repository: z.string(),
  revision: z.string(),
  branch: z.string().optional(),
  pullRequest: z.string().optional(),
  authors: z.array(z.string()),
  artifacts: z.array(
    z.strictObject({ name: z.string(), digest: digestSchema }),
  ),
  checks: z.array(
    z.strictObject({
      name: z.string(),
      status: z.enum(['passed', 'failed', 'running', 'missing']),
      value: z.json().optional(),
    }),
  ),
  dependencies: z.array(
    z.strictObject({
      name: z.string(),
      version: z.string(),
      ecosystem: z.string(),
      licence: z.string().optional(),
    }),
  ),
});
/** @public */
export type PipelineSubject = z.infer<typeof pipelineSubjectSchema>;

/** An automation built without code. @public */
export const flowSubjectSchema = z.strictObject({
  type: z.literal('flow'),
  builder: z.string(),
  name: z.string(),
  nodes: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      connector: z.string().optional(),
      credential: z.string().optional(),
      retries: z.boolean(),
      handlesErrors: z.boolean(),
      parameters: manifest,
    }),
  ),
  edges: z.array(z.strictObject({ from: z.string(), to: z.string() })),
});
/** @public */
export type FlowSubject = z.infer<typeof flowSubjectSchema>;

/** A catalog entity as it stands. @public */
export const entitySubjectSchema = z.strictObject({
  type: z.literal('entity'),
  ref: entityRefSchema,
  entity: manifest,
});
/** @public */
export type EntitySubject = z.infer<typeof entitySubjectSchema>;

/** Time-boxed access of a person to a resource. @public */
export const accessSubjectSchema = z.strictObject({
  type: z.literal('access'),
  resource: z.string(),
  role: z.string(),
  durationSeconds: z.int().positive(),
  purpose: z.string(),
  incident: z.string().optional(),
  /** Asked for at once in an incident; it is loud, short and reviewed by two others afterwards. */
  breakGlass: z.boolean(),
});
/** @public */
export type AccessSubject = z.infer<typeof accessSubjectSchema>;

/** Any named action with parameters, for instance a wrapped scaffolder action. @public */
export const operationSubjectSchema = z.strictObject({
  type: z.literal('operation'),
  name: z.string().max(200),
  /** With markers in the place of what was withheld. */
  parameters: manifest,
  /**
   * JSON Pointers into `parameters`, sorted: what was taken out before anything was judged, so that it is sealed
   * and no rule can say anything about it. Absent where nothing was.
   */
  withheld: z.array(z.string()).optional(),
  /** Those of `withheld` that the evidence gave in clear and that were taken out because they look like secrets. */
  suspected: z.array(z.string()).optional(),
});
/** @public */
export type OperationSubject = z.infer<typeof operationSubjectSchema>;
