import { belongsTo, findOnlyTeam, type TargetOwnership } from './belongsTo';

const PAYMENTS = 'group:default/payments';
const SEARCH = 'group:default/search';
const COMPANY = 'group:default/company';
const DEVELOPER = 'user:default/developer';

const person = (...ownership: string[]) => ({ operator: false, ownership });
const target = (
  owner: string | null,
  teams: string[],
  initiator: string | null = DEVELOPER,
): TargetOwnership => ({ owner, initiator, teams: JSON.stringify(teams) });

describe('belongsTo', () => {
  it.each<[string, TargetOwnership, ReturnType<typeof person>, boolean]>([
    ['the owner', target(PAYMENTS, []), person(PAYMENTS), true],
    ['another team', target(PAYMENTS, []), person(SEARCH), false],
    [
      'the person who made it, of another team than its owner now',
      target(PAYMENTS, [SEARCH]),
      person(DEVELOPER, SEARCH),
      false,
    ],
    [
      'without owner: the team',
      target(null, [PAYMENTS]),
      person(PAYMENTS),
      true,
    ],
    ['without owner: others', target(null, [PAYMENTS]), person(SEARCH), false],
    [
      'without owner: the person who made it and left the team',
      target(null, [PAYMENTS]),
      person(DEVELOPER, SEARCH),
      false,
    ],
    [
      'several teams: one of them is not enough',
      target(null, [PAYMENTS, COMPANY]),
      person(SEARCH, COMPANY),
      false,
    ],
    [
      'several teams: all of them',
      target(null, [PAYMENTS, COMPANY]),
      person(COMPANY, PAYMENTS),
      true,
    ],
    ['no team: the person', target(null, []), person(DEVELOPER), true],
    ['no team: others', target(null, []), person(SEARCH), false],
    ['nothing known', target(null, [], null), person(SEARCH), false],
    ['nothing known, no groups', target(null, [], null), person(), false],
    [
      'nothing known: an operator',
      target(null, [], null),
      { operator: true, ownership: [] },
      true,
    ],
  ])('%s', (_name, row, caller, expected) => {
    expect(belongsTo(caller, row)).toBe(expected);
  });

  it.each([
    [[PAYMENTS], PAYMENTS],
    [[PAYMENTS, COMPANY], null],
    [[], null],
  ])('the only team of %j is %s', (groups, team) => {
    expect(findOnlyTeam(groups)).toBe(team);
  });
});
