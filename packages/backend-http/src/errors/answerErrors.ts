import type {
  ServiceError,
  ServiceErrorClass,
} from '@backstage-guardrails/service-client';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { isStoreAway } from './isStoreAway';
import type { RefusalCode } from './Refusal';
import { storeRefusal } from './storeRefusal';

const codes: Record<string, RefusalCode> = {
  InputError: 'bad-request',
  AuthenticationError: 'not-authenticated',
  NotAllowedError: 'not-allowed',
  NotFoundError: 'not-found',
};

/** Seconds after which a database that did not answer is worth another try. */
const RETRY_AFTER = 5;

/** What a service says where it is not the caller's fault. @public */
export type FailureMessages = Record<
  'internal' | 'store-refused' | 'store-unavailable',
  string
>;

/**
 * The one place where a refusal becomes an answer: always with a code, never with a cause or a stack.
 * @public
 */
export function answerErrors(options: {
  logger: Pick<LoggerService, 'error'>;
  Failure: ServiceErrorClass;
  messages: FailureMessages;
  /** Hears of each code that is answered. */
  onRefused?: (code: string) => void;
}): ErrorRequestHandler {
  const { logger, onRefused } = options;
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { name, message, code, path, statusCode, retryAfter } = toRefusal(
      error,
      options,
    );
    onRefused?.(code);
    if (statusCode >= 500) logFailure(logger, error);
    if (retryAfter !== undefined) response.set('Retry-After', `${retryAfter}`);
    // Bytes that are not read must not be taken for the next request.
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
function logFailure(
  logger: Pick<LoggerService, 'error'>,
  error: unknown,
): void {
  const refusal = storeRefusal(error);
  if (refusal) {
    const { code, message } = refusal;
    logger.error(`A request failed; the database says ${code}: ${message}`);
  } else if (isStoreAway(error)) {
    logger.error(`A request failed; the database is away: ${reasonOf(error)}`);
  } else if (isError(error)) {
    logger.error('A request failed', error);
  } else {
    logger.error(
      `A request failed: a value of type ${typeof error} was thrown`,
    );
  }
}

/** The code of a driver, or the name of its error; its message can hold a statement. */
function reasonOf(error: unknown): string {
  if (!isError(error)) return 'unknown';
  return typeof error.code === 'string' ? error.code : error.name;
}

function toRefusal(
  error: unknown,
  options: { Failure: ServiceErrorClass; messages: FailureMessages },
): ServiceError {
  const { Failure, messages } = options;
  if (error instanceof Failure) return error;
  if (isStoreAway(error)) {
    return new Failure({
      code: 'store-unavailable',
      message: messages['store-unavailable'],
      retryAfter: RETRY_AFTER,
      cause: error,
    });
  }
  if (storeRefusal(error)) {
    return new Failure({
      code: 'store-refused',
      message: messages['store-refused'],
      cause: error,
    });
  }
  const code = isError(error) ? codes[error.name] : undefined;
  return code === undefined || !isError(error)
    ? new Failure({ code: 'internal', message: messages.internal })
    : new Failure({ code, message: error.message || code });
}
