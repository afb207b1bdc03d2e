import {
  canonicalJson,
  type Digest,
  type Hash,
  type Parameters,
  parametersSchema,
} from '@backstage-guardrails/policy-model';
import type { Bundle } from '../bundle';
import { EngineError } from '../errors';
import { faultsOf } from './faultsOf';

/** The organisation's values with their digest, ready to evaluate with. @public */
export type LoadedParameters = { value: Parameters; digest: Digest };

/** As many places as a message names. */
const NAMED = 5;

/**
 * Checks a parameters document against the bundle whose rules read it, and takes its digest over canonical JSON. A
 * value of a wrong type compares with nothing, so a rule that reads it would find nothing.
 *
 * @throws {@link EngineError} `parameters-malformed`, with the places
 * @public
 */
export function loadParameters(
  document: unknown,
  options: { hash: Hash; bundle: Pick<Bundle, 'rules' | 'parametersSchema'> },
): LoadedParameters {
  const { hash, bundle } = options;
  const parsed = parametersSchema.safeParse(document);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new EngineError(
      'parameters-malformed',
      `The parameters are wrong at ${issue.path.join('.')}: ${issue.message}`,
    );
  }
  const faults = faultsOf(parsed.data, bundle);
  if (faults.length > 0) {
    const named = faults.slice(0, NAMED).join('; ');
    const others = faults.length - NAMED;
    throw new EngineError(
      'parameters-malformed',
      `The parameters are wrong at ${named}${
        others > 0 ? `; and ${others} more` : ''
      }`,
    );
  }
  return { value: parsed.data, digest: hash(canonicalJson(parsed.data)) };
}
