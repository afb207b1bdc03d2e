import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  GuardrailsError,
  type GuardrailsErrorCode,
} from '@backstage-guardrails/plugin-guardrails-common';
import { SINGLE_LINE } from '@backstage-guardrails/policy-model';
import type { ErrorRequestHandler } from 'express';
import type { Announcer } from '../announce';
import { isStoreAway, storeRefusal } from '../base/database';

const codes: Record<string, GuardrailsErrorCode> = {
  InputError: 'bad-request',
  AuthenticationError: 'not-authenticated',
  NotAllowedError: 'not-allowed',
  NotFoundError: 'not-found',
};

/**
 * The one place where a refusal becomes an answer: always with a code, never with a cause or a stack.
 * @internal
 */
export function answerErrors(options: {
  logger: LoggerService;
  announcer: Announcer;
}): ErrorRequestHandler {
  const { logger, announcer } = options;
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = refusalOf(error);
    const { name, message, code, path, statusCode, retryAfter } = refusal;
    announcer.refused(code);
    if (statusCode >= 500) logFailure(logger, error);
    if (retryAfter !== undefined) response.set('Retry-After', `${retryAfter}`);
    // Bytes that nobody will read must not be taken for the next request.
    if (!request.complete) response.set('Connection', 'close');
    response.status(statusCode).json({
      error: { name, message, code, ...(path !== undefined && { path }) },
      request: { method: request.method, url: request.originalUrl },
      response: { statusCode },
    });
  };
}

/**
 * An error of a database is not logged itself: it repeats the statement with all that was to be written. What it says
 * is, because it names what an operator has to mend, and causes are not part of what a logger prints.
 */
function logFailure(logger: LoggerService, error: unknown): void {
  const refusal = storeRefusal(error);
  if (!refusal) {
    logger.error('A request failed', error as Error);
    return;
  }
  const { code, message } = refusal;
  logger.error(`A request failed; the database says ${code}: ${message}`);
}

function refusalOf(error: unknown): GuardrailsError {
  if (error instanceof GuardrailsError) return error;
  if (isStoreAway(error)) {
    return new GuardrailsError({
      code: 'store-unavailable',
      // The answer to a commit may be what got lost, so nothing is said about what is on record.
      message:
        'The database does not answer. Take nothing as recorded or allowed, and ask again.',
      retryAfter: 5,
      cause: error,
    });
  }
  if (storeRefusal(error)) {
    return new GuardrailsError({
      code: 'store-refused',
      message:
        'The database does not take this, and asking again will not help. Nothing was recorded or allowed.',
      cause: error,
    });
  }
  const { name, message } = error as { name?: string; message?: string };
  const code = name === undefined ? undefined : codes[name];
  return code === undefined
    ? new GuardrailsError({
        code: 'internal',
        message: 'The decision service failed. Nothing was allowed.',
      })
    : new GuardrailsError({ code, message: inWords(message ?? code) });
}

/** A pattern tells a program what to send; a person reads a sentence. */
function inWords(message: string): string {
  return message.replace(
    `must match pattern "${SINGLE_LINE}"`,
    'must be one line without control, direction or zero-width characters',
  );
}
