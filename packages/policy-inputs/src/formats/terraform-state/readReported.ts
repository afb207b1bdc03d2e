import type { DriftedResource } from '@backstage-guardrails/policy-model';
import { z } from 'zod';
import { sameJson } from '../../resource/markers';

const values = z.record(z.string(), z.unknown());
const rowSchema = z.object({
  address: z.string(),
  change: z.object({ before: values, after: values }),
});

/**
 * Which attributes of each resource the provider reports as changed, by its address. Names are in the schema of the
 * provider and tell no value. A row without both values says nothing about them.
 * @internal
 */
export function readReported(
  rows: unknown,
): Map<string, NonNullable<DriftedResource['reported']>> {
  if (!Array.isArray(rows)) return new Map();
  return new Map(
    rows.flatMap(row => {
      const { success, data } = rowSchema.safeParse(row);
      if (!success) return [];
      const { before, after } = data.change;
      const names = new Set([...Object.keys(before), ...Object.keys(after)]);
      const changed = [...names].filter(
        name => !sameJson(before[name] ?? null, after[name] ?? null),
      );
      return [[data.address, changed.sort()] as const];
    }),
  );
}
