import { readFileSync } from 'node:fs';
import { parametersPath } from '@backstage-guardrails/policies';
import { distorted } from './distorted';
import { createShippedLine, type ShippedLine } from './shippedLine';

describe('the shipped parameters', () => {
  let line: ShippedLine;
  beforeAll(async () => {
    line = await createShippedLine();
  });
  const { production } = JSON.parse(readFileSync(parametersPath, 'utf8'));

  it('are what the schema of the bundle describes', () => {
    expect(line.withValues({}).value).toEqual(line.parameters);
  });

  it.each(Object.keys(production.values))(
    '%s is refused as soon as any part of it has another type',
    name => {
      const { withValues } = line;
      const values = [...distorted(production.values[name])];
      expect(values.length).toBeGreaterThan(5);
      for (const value of values) {
        expect(() => withValues({ [name]: value })).toThrow(
          expect.objectContaining({ code: 'parameters-malformed' }),
        );
      }
    },
  );
});
