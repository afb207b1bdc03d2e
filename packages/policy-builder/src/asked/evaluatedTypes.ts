import { subjectTypes } from '@backstage-guardrails/policy-inputs';

/** Types of subjects that rules are called for: those that evidence is made into, and entities of the catalog. @internal */
export const evaluatedTypes = [...subjectTypes, 'entity'] as const;
