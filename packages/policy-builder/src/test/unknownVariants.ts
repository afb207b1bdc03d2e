import type { Json } from '@backstage-guardrails/policy-model';
import { type JsonObject, type Sample, sampleSchema } from './sampleSchema';

/** A sample whose decisive value is known only after apply, and the resource that must be found all the same. */
type UnknownVariant = { sample: Sample; resource: string };

/** The provider leaves this where the configuration has no expression. */
const FILLED_IN = { $guardrails: 'unknown', computed: true };

/** And this where it has one whose value is not known yet. */
const REFERENCED = { $guardrails: 'unknown', references: ['var.later'] };

/**
 * Every sample that is to fail, again as a plan would show it before apply: what it does not set is left unknown by the
 * provider, what it sets is a reference. A rule that finds nothing there never fires on real plans.
 * @internal
 */
export function unknownVariants(
  samples: Record<string, Json>,
): Record<string, UnknownVariant> {
  return Object.fromEntries(
    Object.entries(samples).flatMap(([name, document]) => {
      const sample = sampleSchema.parse(document);
      return sample.findings.flatMap(({ resource, path, unknown }) => {
        if (unknown || path.length === 0) return [];
        const changes = sample.changes.map(change =>
          addressOf(change) === resource ? withUnknown(change, path) : change,
        );
        return changes.some((change, at) => change !== sample.changes[at])
          ? [
              [
                `${name}, with ${path.join('.')} known only after apply`,
                { sample: { ...sample, changes }, resource },
              ] as const,
            ]
          : [];
      });
    }),
  );
}

function addressOf({ address, type }: JsonObject): Json {
  return address ?? `${String(type)}.main`;
}

/** The change itself where the path does not lead into its values. */
function withUnknown(
  change: JsonObject,
  path: (string | number)[],
): JsonObject {
  const after = replaced(change.after ?? null, path, path.length === 1);
  return after === undefined ? change : { ...change, after };
}

function replaced(
  value: Json,
  [first, ...rest]: (string | number)[],
  isAttribute: boolean,
): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  const inner = entries.find(([key]) => key === String(first))?.[1] ?? null;
  const made =
    rest.length > 0 ? replaced(inner, rest, false) : marker(inner, isAttribute);
  if (made === undefined) return undefined;
  if (Array.isArray(value)) return value.with(Number(first), made);
  return { ...value, [first]: made };
}

/** Of an attribute inside of a block no plan says whether it was written. */
function marker(value: Json, isAttribute: boolean): Json | undefined {
  if (value !== null) return REFERENCED;
  return isAttribute ? FILLED_IN : undefined;
}
