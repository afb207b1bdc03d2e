import { UnsecuredJWT } from 'jose';
import { requireFreshSession } from './requireFreshSession';

const now = '2026-01-01T12:00:00.000Z';
const maximumAge = 15 * 60_000;
const bearer = (issuedAt: string) =>
  `Bearer ${new UnsecuredJWT({}).setIssuedAt(new Date(issuedAt)).encode()}`;
const check = (authorization: string | undefined) => () =>
  requireFreshSession({ authorization, now, maximumAge });
const refused = expect.objectContaining({
  code: 'not-authenticated',
  message: expect.stringContaining('younger than 15 minutes'),
});

describe('requireFreshSession', () => {
  it('lets a token pass that was issued a moment ago', () => {
    expect(check(bearer('2026-01-01T11:45:00Z'))).not.toThrow();
  });

  it.each([
    ['is old', bearer('2026-01-01T11:44:59Z')],
    ['does not say when', `Bearer ${new UnsecuredJWT({}).encode()}`],
    ['is no JWT', 'Bearer mock-user-token'],
    ['is none', 'Basic dXNlcjpwYXNz'],
    ['is missing', undefined],
  ])('stops where the token %s', (_, authorization) => {
    expect(check(authorization)).toThrow(refused);
  });

  it('asks nothing where any age will do', () => {
    expect(() =>
      requireFreshSession({
        authorization: undefined,
        now,
        maximumAge: undefined,
      }),
    ).not.toThrow();
  });
});
