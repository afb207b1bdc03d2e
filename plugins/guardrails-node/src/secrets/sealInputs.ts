import type { JsonArray, JsonObject, JsonValue } from '@backstage/types';
import type { Json } from '@backstage-guardrails/policy-model';
import type {
  GuardrailsService,
  GuardrailsServiceRequestOptions,
} from '../service';
import type { SecretInput } from './findSecretInputs';

/** Input without its secrets, and what binds each of them. @public */
export type SealedInput = {
  /** With `null` in the place of every secret. */
  input: JsonObject;
  withheld: { path: string; seal: string }[];
};

/**
 * Takes secrets out of an input and gets a seal for each: a keyed hash, whose key only the decision service has. So
 * nothing that is sent, evaluated, recorded or bound holds a secret or a hash that somebody could try values against.
 * @public
 */
export async function sealInputs(options: {
  guardrails: Pick<GuardrailsService, 'seal'>;
  input: JsonObject;
  secrets: SecretInput[];
  request: GuardrailsServiceRequestOptions;
}): Promise<SealedInput> {
  const { guardrails, secrets, request } = options;
  const input = structuredClone(options.input);
  if (secrets.length === 0) return { input, withheld: [] };
  const seals = await guardrails.seal(
    secrets.map(({ value }) => value as Json),
    request,
  );
  for (const { path } of secrets) place(input, path, null);
  return {
    input,
    withheld: secrets.map(({ path }, i) => ({
      path: toPointer(path),
      seal: seals[i],
    })),
  };
}

/** A JSON Pointer (RFC 6901). @public */
export function toPointer(path: SecretInput['path']): string {
  return path
    .map(key => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function place(
  root: JsonObject,
  path: SecretInput['path'],
  value: JsonValue,
): void {
  const keys = [...path];
  const last = keys.pop();
  if (last === undefined) return;
  const parent = keys.reduce<JsonValue | undefined>(
    (node, key) => (node as JsonObject)[key],
    root,
  );
  (parent as JsonObject | JsonArray)[last as never] = value as never;
}
