import type { Finding } from '@backstage-guardrails/policy-model';
import { createShippedLine, type ShippedLine } from '../line';
import {
  barePlan,
  declaredDefault,
  type Filling,
  readPlaces,
  readSchemas,
  rulesOfOneTable,
} from '.';

const tables = readPlaces();
const schemas = readSchemas();
const types = new Map(
  [...new Set(Object.values(tables).flatMap(Object.keys))]
    .sort()
    .flatMap(type => {
      const schema = schemas.get(type);
      return schema ? [[type, schema] as const] : [];
    }),
);

/** Whatever type an attribute has, one of these has it, and the others are as wrong as a plan can be. */
const fillings = ['bare', 7, ['bare'], { bare: 'bare' }].flatMap(required => [
  { required, blocks: 'none' as const },
  { required, blocks: 'empty' as const },
]);

describe('a resource of each type of a place, with its required attributes alone', () => {
  let line: ShippedLine;

  beforeAll(async () => {
    line = await createShippedLine();
  });

  async function findingsOf(
    resources: typeof types,
    filling: Filling,
  ): Promise<Finding[]> {
    const { verdict } = await line.judge({
      evidence: new TextEncoder().encode(
        JSON.stringify(barePlan(resources, filling)),
      ),
      format: 'terraform-plan',
      actor: { kind: 'human', ref: 'story', groups: [], origin: 'portal' },
      target: { environmentClass: 'production' },
      instant: new Date('2026-01-01T00:00:00Z'),
      parameters: line.withValues({}),
    });
    return verdict.findings;
  }

  it.each(fillings)('has the same verdict in any order: %j', async filling => {
    const found = await findingsOf(types, filling);
    expect(found.length).toBeGreaterThan(0);
    expect(await findingsOf(new Map([...types].reverse()), filling)).toEqual(
      found,
    );
  });

  it('has what each place declares as its default', async () => {
    const findings = await findingsOf(types, {
      required: 'bare',
      blocks: 'none',
    });
    const found = new Map(
      findings.map(({ rule, resource, path, kind }) => [
        [rule, resource, path].join(' '),
        kind === 'violation' ? 'wrong' : kind,
      ]),
    );
    const differs: string[] = [];
    let compared = 0;
    for (const { rule, table } of rulesOfOneTable()) {
      for (const [type, schema] of types) {
        for (const place of tables[table][type] ?? []) {
          const declared = declaredDefault(place, schema);
          if (declared === undefined) continue;
          compared += 1;
          const at = [rule, `${type}.bare`, spelled(place.path)].join(' ');
          const answer = found.get(at) ?? 'right';
          if (answer !== declared) {
            differs.push(`${at}: ${answer}, and the place says ${declared}`);
          }
        }
      }
    }
    expect(differs).toEqual([]);
    expect(compared).toBeGreaterThan(1000);
  });
});

function spelled(path: (string | number)[]): string {
  return path
    .map(segment => {
      if (segment === '*') return '[0]';
      if (typeof segment === 'number') return `[${segment}]`;
      return /^\w+$/.test(segment) ? `.${segment}` : `["${segment}"]`;
    })
    .join('')
    .replace(/^\./, '');
}
