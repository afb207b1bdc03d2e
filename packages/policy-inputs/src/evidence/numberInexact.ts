import { EvidenceError } from '../errors';

/** @internal */
export function numberInexact(offset: number): EvidenceError {
  return new EvidenceError({
    code: 'number-inexact',
    path: `offset ${offset}`,
    message:
      'A number has more digits than a double can hold. Write it as a string.',
  });
}
