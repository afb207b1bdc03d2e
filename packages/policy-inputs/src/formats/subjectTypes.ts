import type { Adapted } from '../types';

/** Held against the types of what adapters give, so that none is missing here. */
const made: Record<Adapted['subject']['type'], true> = {
  infrastructure: true,
  operation: true,
  access: true,
};

/** Types of the subjects that evidence can be made into. Entities of the catalog are evaluated beside them. @public */
export const subjectTypes = Object.keys(made) as Array<
  Adapted['subject']['type']
>;
