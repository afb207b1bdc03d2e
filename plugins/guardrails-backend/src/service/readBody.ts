import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
} from 'express';

/** Reads a JSON body up to a size; what is wrong with it is said with a code. @internal */
export function readBody(options: {
  maxSize: number;
}): (RequestHandler | ErrorRequestHandler)[] {
  return [
    // Inflating would let a small body become a large one.
    express.json({ limit: options.maxSize, inflate: false }),
    ((error, _request, _response, next) =>
      next(refusalOf(error, options.maxSize))) satisfies ErrorRequestHandler,
  ];
}

function refusalOf(error: unknown, maxSize: number): unknown {
  const { type, message } = error as { type?: string; message?: string };
  switch (type) {
    case 'entity.too.large':
      return new GuardrailsError({
        code: 'body-too-large',
        message: `The body is limited to ${maxSize} bytes. Send large evidence with PUT /evidence and name its digest.`,
      });
    case 'request.aborted':
    case 'request.size.invalid':
      return new GuardrailsError({
        code: 'body-incomplete',
        message: 'The body ended before its announced length.',
      });
    case undefined:
      return error;
    default:
      return new GuardrailsError({
        code: 'bad-request',
        message: `The body cannot be read: ${message}`,
      });
  }
}
