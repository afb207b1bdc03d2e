import { z } from 'zod';

/** Of a state no more is read than this; its values can be secrets. */
const stateSchema = z.looseObject({
  version: z.literal(4),
  resources: z.array(
    z.looseObject({
      module: z.string().optional(),
      mode: z.enum(['managed', 'data']),
      type: z.string(),
      name: z.string(),
      provider: z.string(),
    }),
  ),
});

/** `[0]` or `["a"]` after the name of a resource. */
const INSTANCE = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/;

/**
 * The configuration of the provider of each resource, by its address: the same provider with another alias can look at
 * another region or account. A state that cannot be read names none, and nothing is concluded from what has none.
 * @internal
 */
export function providersOf(
  state: string,
): (address: string) => string | undefined {
  const read = stateSchema.safeParse(parse(state));
  const providers = new Map(
    read.data?.resources.map(({ module, mode, type, name, provider }) => [
      [module, mode === 'data' && mode, type, name].filter(Boolean).join('.'),
      provider,
    ]),
  );
  return address => providers.get(address.replace(INSTANCE, ''));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
