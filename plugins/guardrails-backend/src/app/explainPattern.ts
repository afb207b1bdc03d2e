import { InputError, isError } from '@backstage/errors';
import { SINGLE_LINE } from '@backstage-guardrails/policy-model';
import type { ErrorRequestHandler } from 'express';

const pattern = `must match pattern "${SINGLE_LINE}"`;

/** A pattern tells a program what to send; a person reads a sentence. @internal */
export const explainPattern: ErrorRequestHandler = (
  error,
  _request,
  _response,
  next,
) => {
  next(
    isError(error) &&
      error.name === 'InputError' &&
      error.message.includes(pattern)
      ? new InputError(
          error.message.replace(
            pattern,
            'must be one line without control, direction or zero-width characters',
          ),
        )
      : error,
  );
};
