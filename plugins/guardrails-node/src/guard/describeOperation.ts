import type { JsonObject } from '@backstage/types';
import type { SecretInput } from '../secrets';
import { sealInputs } from '../secrets';
import type {
  GuardrailsService,
  GuardrailsServiceRequestOptions,
} from '../service';

/** Evidence of the format `operation`. */
type Operation = {
  name: string;
  parameters: JsonObject;
  withheld?: { path: string; seal: string }[];
  secrets?: Record<string, string>;
};

/** What is evaluated, recorded and bound of a call of an action: all of it, secrets as seals. @internal */
export async function describeOperation(options: {
  guardrails: GuardrailsService;
  name: string;
  input: JsonObject;
  secretInputs: SecretInput[];
  /** Secrets of the task that the action reads beside its input. */
  read: Record<string, string>;
  request: GuardrailsServiceRequestOptions;
}): Promise<Operation> {
  const { guardrails, name, input, secretInputs, read, request } = options;
  const { input: parameters, withheld } = await sealInputs({
    guardrails,
    input,
    secrets: secretInputs,
    request,
  });
  const names = Object.keys(read).sort();
  const seals =
    names.length > 0
      ? await guardrails.seal(
          names.map(key => read[key]),
          request,
        )
      : [];
  return {
    name,
    parameters,
    ...(withheld.length > 0 && { withheld }),
    ...(names.length > 0 && {
      secrets: Object.fromEntries(names.map((key, i) => [key, seals[i]])),
    }),
  };
}
