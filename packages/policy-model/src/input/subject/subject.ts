import { z } from 'zod';
import { infrastructureSubjectSchema } from './infrastructure';
import {
  accessSubjectSchema,
  entitySubjectSchema,
  flowSubjectSchema,
  operationSubjectSchema,
  pipelineSubjectSchema,
  workloadSubjectSchema,
} from './others';

/** What a request is about: one of seven kinds, each with exactly its fields. @public */
export const subjectSchema = z.discriminatedUnion('type', [
  infrastructureSubjectSchema,
  workloadSubjectSchema,
  pipelineSubjectSchema,
  flowSubjectSchema,
  entitySubjectSchema,
  accessSubjectSchema,
  operationSubjectSchema,
]);
/** @public */
export type Subject = z.infer<typeof subjectSchema>;

/** @public */
export type SubjectType = Subject['type'];
