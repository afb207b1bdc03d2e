import { count, type Countable } from './count';
import { sameTeam } from './sameTeam';

const person = (requirements: number[], ...teams: string[]): Countable => ({
  requirements,
  belonging: { teams, groups: [...teams, 'company'] },
});
const one = { minimum: 1 };
const two = { minimum: 2 };
const apart = { minimum: 2, differentTeams: true };

describe('count', () => {
  it.each([
    ['nobody', [one], [], { given: [0], met: false }],
    [
      'no requirement, which is never met',
      [],
      [person([0], 'a')],
      { given: [], met: false },
    ],
    ['one of one', [one], [person([0], 'a')], { given: [1], met: true }],
    [
      'one human in both groups, needed twice',
      [one, one],
      [person([0, 1], 'a', 'b')],
      { given: [1, 0], met: false },
    ],
    [
      'one who fits both beside one who fits the first alone, in either order',
      [one, one],
      [person([0, 1], 'a'), person([0], 'b')],
      { given: [1, 1], met: true },
    ],
    [
      'the same the other way round',
      [one, one],
      [person([0], 'a'), person([0, 1], 'b')],
      { given: [1, 1], met: true },
    ],
    [
      'more than are needed of one kind do not make up for another',
      [two, one],
      [person([0], 'a'), person([0], 'b'), person([0], 'c')],
      { given: [2, 0], met: false },
    ],
    [
      'somebody who can count for nothing',
      [one],
      [person([], 'a'), person([7], 'b')],
      { given: [0], met: false },
    ],
    [
      'a requirement named twice by one person',
      [two],
      [person([0, 0], 'a')],
      { given: [1], met: false },
    ],
    [
      'two of one team where teams must differ',
      [apart],
      [person([0], 'a'), person([0], 'a')],
      { given: [1], met: false },
    ],
    [
      'two of two teams where teams must differ',
      [apart],
      [person([0], 'a'), person([0], 'b')],
      { given: [2], met: true },
    ],
    [
      'two teams joined by a third person, which is strict on purpose',
      [apart],
      [person([0], 'a'), person([0], 'b'), person([0], 'a', 'b')],
      { given: [1], met: false },
    ],
    [
      'team mates who count for different requirements',
      [{ minimum: 1, differentTeams: true }, one],
      [person([0, 1], 'a'), person([0, 1], 'a')],
      { given: [1, 1], met: true },
    ],
    [
      'a chain of choices that only fits in one way',
      [one, one, one],
      [person([0, 1], 'a'), person([0, 2], 'b'), person([0], 'c')],
      { given: [1, 1, 1], met: true },
    ],
  ])('counts %s', (_, requirements, yes, expected) => {
    expect(count(requirements, yes)).toEqual(expected);
  });
});

describe('sameTeam', () => {
  const lead = { teams: ['payments'], groups: ['company', 'payments'] };
  const member = {
    teams: ['payments-core'],
    groups: ['company', 'payments', 'payments-core'],
  };
  const sibling = {
    teams: ['payments-web'],
    groups: ['company', 'payments', 'payments-web'],
  };

  it.each([
    ['somebody and the lead of the group above', lead, member, true],
    ['the same, the other way round', member, lead, true],
    ['teams below one department', member, sibling, false],
    [
      'people without any team',
      { teams: [], groups: [] },
      { teams: [], groups: [] },
      false,
    ],
  ])('of %s', (_, a, b, expected) => {
    expect(sameTeam(a, b)).toBe(expected);
  });
});
