import { escapeForDisplay } from '@backstage-guardrails/display-text';

/** What went wrong, with its cause, in one line. Not every error is of this realm's class. @internal */
export function errorText(error: unknown): string {
  const { message, cause } = Object(error) as {
    message?: unknown;
    cause?: { message?: unknown };
  };
  const why = cause?.message === undefined ? '' : `: ${cause.message}`;
  return escapeForDisplay(`${message ?? error}${why}`);
}
