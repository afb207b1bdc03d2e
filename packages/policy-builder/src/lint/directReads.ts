import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Opa } from '../opa';

const termSchema = z.object({
  type: z.string(),
  value: z.unknown(),
  location: z.object({ row: z.number() }).optional(),
});

const PASSES =
  'A value that is known only after apply, and one that the provider computes because it is not set, would pass.';

const forbidden: Record<string, string> = {
  after: `reads "after" directly. ${PASSES} Import data.guardrails.lib.settings and write, for instance, some found in settings.required(change, ["name"]), or one_of, forbidden, at_least, at_most`,
  changesByType:
    'reads "changesByType" directly. A change without values, or of a resource that is deleted, would be judged as any other. Import data.guardrails.lib.changes and write some change in changes.judged.<type>',
};

/**
 * Places where a rule reads a planned value by itself. Before apply there are three answers to what a value is, and
 * Rego that knows two of them finds nothing where it matters; so reading is for functions that know all three. Read
 * from the syntax tree: it does not matter how the access is written.
 * @internal
 */
export function directReads(
  path: string,
  options: { folder: string; opa: Opa },
): string[] {
  const { folder, opa } = options;
  const { status, stdout } = opa(
    ['parse', '--format=json', '--json-include=locations,-comments', path],
    { folder, tolerate: true },
  );
  // What cannot be parsed is said by `opa check`.
  if (status !== 0) return [];
  const lines = readFileSync(join(folder, path), 'utf8').split('\n');
  const found = new Set<string>();
  walk(JSON.parse(stdout), term => {
    const row = term.location?.row;
    if (term.type !== 'string' || typeof term.value !== 'string') return;
    if (row === undefined || !Object.hasOwn(forbidden, term.value)) return;
    if (lines[row - 1]?.startsWith('#')) return;
    found.add(`${path}:${row}: ${forbidden[term.value]}.`);
  });
  return [...found];
}

function walk(
  node: unknown,
  visit: (term: z.infer<typeof termSchema>) => void,
): void {
  if (typeof node !== 'object' || node === null) return;
  const term = termSchema.safeParse(node);
  if (term.success) visit(term.data);
  for (const value of Object.values(node)) walk(value, visit);
}
