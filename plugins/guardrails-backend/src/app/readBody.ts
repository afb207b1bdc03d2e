import { bodyRefusal } from '@backstage-guardrails/backend-http';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import {
  EvidenceError,
  readJson,
  type EvidenceErrorCode,
} from '@backstage-guardrails/policy-inputs';
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
} from 'express';

/**
 * Reads a JSON body up to a size, as strictly as evidence: what two parsers would read differently is refused before
 * anything looks at it. So is nesting that would exhaust the stack of what walks through it, and a number that
 * parsing would round, because digests of the body (idempotency, evidence) are made from what was parsed.
 * @internal
 */
export function readBody(options: {
  maxSize: number;
}): (RequestHandler | ErrorRequestHandler)[] {
  const { maxSize } = options;
  return [
    // Inflating would let a small body become a large one.
    express.raw({ limit: maxSize, inflate: false, type: 'application/json' }),
    ((request, _response, next) => {
      if (Buffer.isBuffer(request.body)) {
        request.body = parsed(request.body, maxSize);
      }
      next();
    }) satisfies RequestHandler,
    ((error, _request, _response, next) =>
      next(toRefusal(error, maxSize))) satisfies ErrorRequestHandler,
  ];
}

/** A body without a byte is one without a member, as it is where the request has none at all. */
function parsed(body: Buffer, maxBytes: number): Record<string, unknown> {
  return body.length === 0 ? {} : readJson(body, { maxBytes });
}

/** What the reader of evidence found, said of a body; the rest is no JSON. */
const refusals: Partial<
  Record<
    EvidenceErrorCode,
    { code: string; statusCode?: number; message: string }
  >
> = {
  'too-deep': {
    code: 'input-too-deep',
    statusCode: 422,
    message: 'The body is nested too deep. Nest it less than 200 levels deep.',
  },
  'duplicate-key': {
    code: 'duplicate-key',
    statusCode: 400,
    message:
      'An object of the body has two members with one name. Send each name once.',
  },
  'number-inexact': {
    code: 'number-inexact',
    statusCode: 422,
    message:
      'A number of the body has more digits than a double can hold. Send a plan with PUT /evidence and name its digest; write other numbers as strings.',
  },
  'number-out-of-range': {
    code: 'number-out-of-range',
    statusCode: 422,
    message:
      'A number of the body is larger than a double can hold. Write it as a string.',
  },
  'reserved-key': {
    code: 'reserved-key',
    statusCode: 400,
    message:
      'The body has a member named "$guardrails" or "__proto__"; both are reserved. Rename it.',
  },
  'not-an-object': {
    code: 'bad-request',
    message: 'The body is not a JSON object. Send a JSON object.',
  },
  'lone-surrogate': {
    code: 'bad-request',
    statusCode: 422,
    message: 'It holds the character 0, or half of a character.',
  },
};

function toRefusal(error: unknown, maxSize: number): unknown {
  if (error instanceof EvidenceError) {
    const { code, path } = error;
    return new GuardrailsError({
      code: 'bad-request',
      message: `The body is not valid JSON in UTF-8${
        path === '' ? '' : ` (${path})`
      }.`,
      ...refusals[code],
      ...(path !== '' && { path }),
    });
  }
  const refusal = bodyRefusal(error, maxSize);
  if (refusal === undefined) return error;
  return new GuardrailsError({
    ...refusal,
    ...(refusal.code === 'body-too-large' && {
      message: `The body is limited to ${maxSize} bytes. Send large evidence with PUT /evidence and name its digest.`,
    }),
  });
}
