import type { NewRules, Parameters } from '@backstage-guardrails/policy-model';
import { changesOf } from './changesOf';

const parametersWith = (newRules?: NewRules): Parameters => {
  const set = { values: {}, rules: {}, approvers: [], exceptionApprovers: [] };
  return {
    version: 'guardrails/parameters/v1',
    sandbox: set,
    development: set,
    staging: set,
    production: { ...set, ...(newRules && { newRules }) },
  };
};
const said = (day: string, level: NewRules['level']): NewRules => ({
  adoptedAfter: `2026-11-${day}`,
  level,
});

describe('the direction of another newRules', () => {
  it.each<[NewRules | undefined, NewRules | undefined, string]>([
    [undefined, said('25', 'advisory'), 'looser'],
    [said('25', 'advisory'), undefined, 'stricter'],
    [said('25', 'advisory'), said('26', 'advisory'), 'stricter'],
    [said('26', 'approval'), said('25', 'approval'), 'looser'],
    [said('25', 'advisory'), said('25', 'approval'), 'stricter'],
    [said('25', 'advisory'), said('24', 'approval'), 'both'],
    [said('25', 'approval'), said('26', 'advisory'), 'both'],
    // What is `mandatory` lowers nothing, so its day says nothing.
    [said('25', 'approval'), said('01', 'mandatory'), 'stricter'],
    [said('25', 'approval'), said('28', 'mandatory'), 'stricter'],
    [said('01', 'mandatory'), said('25', 'approval'), 'looser'],
    [said('28', 'mandatory'), said('25', 'advisory'), 'looser'],
    [said('01', 'mandatory'), said('25', 'mandatory'), 'unknown'],
    [undefined, said('25', 'mandatory'), 'unknown'],
  ])('from %j to %j is %s', (before, after, direction) => {
    expect(
      changesOf({
        before: parametersWith(before),
        after: parametersWith(after),
        bundle: { rules: [] },
      }),
    ).toEqual([
      expect.objectContaining({
        environmentClass: 'production',
        place: 'newRules',
        direction,
      }),
    ]);
  });
});
