import {
  canonicalJson,
  type Digest,
  type Hash,
  type Parameters,
  parametersSchema,
} from '@backstage-guardrails/policy-model';
import { EngineError } from '../errors';

/** The organisation's values with their digest, ready to evaluate with. @public */
export type LoadedParameters = { value: Parameters; digest: Digest };

/**
 * Checks a parameters document and takes its digest over canonical JSON.
 *
 * @throws {@link EngineError} `parameters-malformed`
 * @public
 */
export function loadParameters(
  document: unknown,
  options: { hash: Hash },
): LoadedParameters {
  const parsed = parametersSchema.safeParse(document);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new EngineError(
      'parameters-malformed',
      `The parameters are wrong at ${issue.path.join('.')}: ${issue.message}`,
    );
  }
  return {
    value: parsed.data,
    digest: options.hash(canonicalJson(parsed.data)),
  };
}
