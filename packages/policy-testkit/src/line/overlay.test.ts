import { readFileSync } from 'node:fs';
import { parametersPath } from '@backstage-guardrails/policies';
import {
  type EnvironmentClass,
  environmentClassSchema,
  type Json,
  type Parameters as ParametersDocument,
} from '@backstage-guardrails/policy-model';
import { distorted } from './distorted';
import { createShippedLine, type ShippedLine } from './shippedLine';

const classes = environmentClassSchema.options;
const text = readFileSync(parametersPath, 'utf8');
const shipped: ParametersDocument = JSON.parse(text);
const names = Object.keys(shipped.production.values);

const question: Omit<Parameters<ShippedLine['judge']>[0], 'parameters'> = {
  evidence: new TextEncoder().encode(
    JSON.stringify({ name: 'shop:close', parameters: {} }),
  ),
  format: 'operation',
  actor: { kind: 'human', ref: 'story', groups: [], origin: 'portal' },
  target: { environmentClass: 'production' },
  instant: new Date('2026-01-01T00:00:00Z'),
};

/** A member of each object that has to have all of its members. */
const CLOSED = ['weekdays', 'component', 'slots'];

describe('a parameters file over the shipped one', () => {
  let line: ShippedLine;
  beforeAll(async () => {
    line = await createShippedLine();
  });

  it('is the shipped one where it is a copy of it', () => {
    const { value, digest } = line.overlaid(shipped);
    expect({ value, digest }).toEqual(line.withValues({}));
  });

  it.each(Array.from({ length: 50 }, (_, seed) => seed))(
    'is what it was before where it is complete, %i',
    async seed => {
      const file = varied(seed);
      const before = line.loaded(file);
      const { value, digest } = line.overlaid(file);
      expect({ value, digest }).toEqual(before);
      if (seed > 4) return;
      const [own, others] = await Promise.all(
        [{ value, digest }, before].map(parameters =>
          line.judge({ ...question, parameters }),
        ),
      );
      expect(own.verdictBytes).toEqual(others.verdictBytes);
    },
  );

  it.each(names.map((name, index) => [name, classes[index % classes.length]]))(
    'without %s in %s has the shipped value',
    (name, lacking) => {
      const file = structuredClone(shipped);
      delete file[lacking as EnvironmentClass].values[name];
      expect(line.overlaid(file).value).toEqual(shipped);
    },
  );

  it.each(names)('is refused where %s is of another type', name => {
    const { values } = shipped.production;
    const wrong = [...distorted(values[name])].filter(
      value => !takesAway(value, values[name]),
    );
    expect(wrong.length).toBeGreaterThan(5);
    const { version } = shipped;
    const { overlaid } = line;
    for (const value of wrong) {
      const production = { values: { [name]: value } };
      expect(() => overlaid({ version, production })).toThrow(
        expect.objectContaining({
          code: 'parameters-malformed',
          message: expect.stringContaining(`production.values.${name}`),
        }),
      );
    }
  });
});

/** `null` for a member that may come and go, the documented way to take it away. */
function takesAway(value: Json, from: Json): boolean {
  const [before, after] = [from, value].map(part => JSON.stringify(part));
  return (
    /^\{.*\[/.test(before) &&
    !CLOSED.some(member => before.includes(`"${member}"`)) &&
    after.includes(':null')
  );
}

/** Every value in every class, at random: lists shorter, longer, in another order; numbers; settings of rules. */
function varied(seed: number): ParametersDocument {
  const random = randomOf(seed);
  const file = structuredClone(shipped);
  for (const name of classes) {
    const set = file[name];
    for (const [key, value] of Object.entries(set.values)) {
      set.values[key] = variedValue(value, random);
    }
    if (random() < 0.5) set.rules['network/flow-logs'] = { level: 'advisory' };
    if (random() < 0.5) set.approvers[0].minimum = 2;
  }
  return file;
}

function variedValue(value: Json, random: () => number): Json {
  if (typeof value === 'boolean') return random() < 0.5;
  if (typeof value === 'number')
    return Math.max(1, value - (random() < 0.5 ? 1 : 0));
  if (Array.isArray(value)) {
    const left = value.filter(() => random() < 0.7);
    return random() < 0.5 ? left.reverse() : left;
  }
  if (typeof value !== 'object' || value === null) return value;
  const open = !CLOSED.some(member => Object.hasOwn(value, member));
  return Object.fromEntries(
    Object.entries(value)
      .filter(() => !open || random() < 0.7)
      .map(([key, inner]) => [key, variedValue(inner, random)]),
  );
}

/** Numerical Recipes' generator: equal seeds give equal files. */
function randomOf(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
