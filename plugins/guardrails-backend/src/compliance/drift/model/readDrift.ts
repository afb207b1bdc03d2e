import type { DriftedResourceSummary } from '@backstage-guardrails/plugin-guardrails-common';
import {
  driftedResourceSchema,
  type DriftedResource,
} from '@backstage-guardrails/policy-model';
import { z } from 'zod';

/** So many resources and attributes are kept for display, and so much of a value; the decision has more. */
const SHOWN = { resources: 20, attributes: 20, characters: 500 };

const inputSchema = z.looseObject({
  subject: z.looseObject({ drift: z.array(driftedResourceSchema) }),
});

const kinds: Record<string, DriftedResourceSummary['kind']> = {
  delete: 'missing',
  create: 'added',
};

/** What a recorded input says of drift; `undefined` where it cannot be read. @internal */
export function readDrift(input: unknown): DriftedResource[] | undefined {
  const read = inputSchema.safeParse(input);
  return read.success ? read.data.subject.drift : undefined;
}

/**
 * Whether another run would take the difference back. What only the provider reports as changed is no drift by itself:
 * many resources have times and counters that no person sets.
 * @internal
 */
export function isDrift({ kind, attributes }: DriftedResource): boolean {
  return attributes !== undefined || kind === 'delete';
}

/** The first of them, as they are shown. @internal */
export function summarizeDrift(
  drift: DriftedResource[],
): DriftedResourceSummary[] {
  return drift
    .slice(0, SHOWN.resources)
    .map(({ address, type, kind, attributes = [] }) => ({
      address,
      type,
      kind: kinds[kind] ?? 'changed',
      attributes: attributes
        .slice(0, SHOWN.attributes)
        .map(({ path, applied, actual }) => ({
          path,
          ...(applied !== undefined && { applied: shorten(applied) }),
          ...(actual !== undefined && { actual: shorten(actual) }),
        })),
    }));
}

/** A long value becomes text: half of a list would be another list. */
function shorten<Value>(value: Value): Value | string {
  const text = JSON.stringify(value);
  return text.length <= SHOWN.characters
    ? value
    : `${text.slice(0, SHOWN.characters)}…`;
}
