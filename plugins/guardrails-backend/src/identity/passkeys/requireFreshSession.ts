import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { decodeJwt } from 'jose';

/**
 * Stops where the token was issued too long ago, or does not say when. The token has been verified before; here
 * only its age is read. It tells an old copy of a token from a session that goes on, not who sits before it.
 * @throws {@link GuardrailsError} `not-authenticated`
 * @internal
 */
export function requireFreshSession(options: {
  authorization: string | undefined;
  /** RFC 3339, by the database's clock. */
  now: string;
  /** Milliseconds; absent for any age. */
  maximumAge: number | undefined;
}): void {
  const { authorization, now, maximumAge } = options;
  if (maximumAge === undefined) return;
  const issued = issuedAt(authorization);
  if (issued !== undefined && Date.parse(now) - issued <= maximumAge) return;
  throw new GuardrailsError({
    code: 'not-authenticated',
    message: `Enrolling a passkey needs a session that is younger than ${Math.round(
      maximumAge / 60_000,
    )} minutes. Sign out, sign in and try again.`,
  });
}

function issuedAt(authorization: string | undefined): number | undefined {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  try {
    const { iat } = decodeJwt(token);
    return iat === undefined ? undefined : iat * 1000;
  } catch {
    return undefined;
  }
}
