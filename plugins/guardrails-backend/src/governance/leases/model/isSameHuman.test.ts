import { isSameHuman } from './isSameHuman';

const A = 'user:default/a';
const recorded = { person: A, human: 'person:then' };

describe('isSameHuman', () => {
  it.each<[string, [string, string][], string, string[], boolean]>([
    ['the same account', [], A, ['person:new'], true],
    ['another account of the human of then', [], 'b', ['person:then'], true],
    [
      'another account of the human of now',
      [[A, 'person:now']],
      'b',
      ['person:now'],
      true,
    ],
    ['an account of no human', [], 'b', [A], true],
    ['another human', [[A, 'person:now']], 'b', ['person:b', A], false],
  ])('knows %s', (_, identities, person, humans, expected) => {
    expect(
      isSameHuman({
        recorded,
        identities: new Map(identities),
        account: { person, humans },
      }),
    ).toBe(expected);
  });
});
