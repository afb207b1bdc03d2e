import {
  canonicalJson,
  type Digest,
  type Hash,
  type Parameters,
  parametersSchema,
} from '@backstage-guardrails/policy-model';
import type { Bundle } from '../bundle';
import { documentFaults } from './documentFaults';
import { faultsOf } from './faultsOf';
import { malformed } from './malformed';

/** The organisation's values with their digest, ready to evaluate with. @public */
export type LoadedParameters = { value: Parameters; digest: Digest };

/**
 * Checks a complete parameters document against the bundle whose rules read it, and takes its digest over canonical
 * JSON. A value of a wrong type compares with nothing, so a rule that reads it would find nothing.
 *
 * @throws {@link EngineError} `parameters-malformed`, with the places
 * @public
 */
export function loadParameters(
  document: unknown,
  options: { hash: Hash; bundle: Pick<Bundle, 'rules' | 'parametersSchema'> },
): LoadedParameters {
  const { hash, bundle } = options;
  const shape = documentFaults(document, parametersSchema);
  if (shape.length > 0) throw malformed(shape);
  const value = parametersSchema.parse(document);
  const faults = faultsOf(value, bundle);
  if (faults.length > 0) throw malformed(faults);
  return { value, digest: hash(canonicalJson(value)) };
}
