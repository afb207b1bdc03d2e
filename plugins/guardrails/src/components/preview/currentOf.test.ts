import type { TargetEntry } from '@backstage-guardrails/plugin-guardrails-common';
import { changedValues, currentOf } from './currentOf';

const entry = (environment: string, yours = true) =>
  ({ environment, yours, values: {} } as unknown as TargetEntry);
const [sandbox, production] = ['sandbox', 'production'].map(name =>
  entry(name),
);

describe('currentOf', () => {
  it.each<[string, TargetEntry[], string | undefined, TargetEntry | undefined]>(
    [
      ['the only one', [sandbox], undefined, sandbox],
      [
        'the one of the environment',
        [sandbox, production],
        'production',
        production,
      ],
      [
        'none of two, where none is named',
        [sandbox, production],
        undefined,
        undefined,
      ],
      ['none of another team', [entry('sandbox', false)], undefined, undefined],
      ['none where there is none', [], undefined, undefined],
    ],
  )('is %s', (_case, entries, environment, expected) => {
    expect(currentOf(entries, environment)).toBe(expected);
  });
});

describe('changedValues', () => {
  it('keeps what the form leaves empty, and false and 0 are values', () => {
    expect(
      changedValues(
        { values: { size: 'small', region: 'eu-west-1', count: 2, on: true } },
        { size: 'large', region: '', count: 0, on: false, zone: undefined },
      ),
    ).toEqual({ size: 'large', region: 'eu-west-1', count: 0, on: false });
  });
});
