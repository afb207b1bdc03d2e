import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { infrastructureSubjectSchema } from '@backstage-guardrails/policy-model';
import { adaptDocument } from '../../__testUtils__/evidence';
import { EvidenceError } from '../../errors';

const folder = join(__dirname, '../../__fixtures__/plans');
const texts = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .map(name => readFileSync(join(folder, name), 'utf8'));

/** What a node of a plan is replaced by: every other type, and what looks almost right. */
const replacements: unknown[] = [
  null,
  true,
  0,
  '',
  'x',
  [],
  {},
  [[]],
  [null],
  { a: true },
  { references: 1 },
  { constant_value: [{}] },
];

type Place = { parent: Record<string, unknown>; key: string };

function placesIn(node: unknown): Place[] {
  if (typeof node !== 'object' || node === null) return [];
  const parent = node as Record<string, unknown>;
  return Object.keys(parent).flatMap(key => [
    { parent, key },
    ...placesIn(parent[key]),
  ]);
}

describe('a plan with any one part exchanged', () => {
  it('is adapted into a valid subject, or refused with a code', () => {
    const crashes: unknown[] = [];
    let adapted = 0;
    let refused = 0;
    for (const text of texts) {
      const count = placesIn(JSON.parse(text)).length;
      for (let place = 0; place < count; place += 1) {
        const document = JSON.parse(text);
        const { parent, key } = placesIn(document)[place];
        parent[key] = replacements[place % replacements.length];
        try {
          const { subject } = adaptDocument(document);
          infrastructureSubjectSchema.parse(subject);
          adapted += 1;
        } catch (error) {
          if (error instanceof EvidenceError) refused += 1;
          else crashes.push({ key, value: parent[key], error });
        }
      }
    }
    expect(crashes).toEqual([]);
    expect([adapted > 500, refused > 20]).toEqual([true, true]);
  });
});
