import { EngineError } from '../errors';

/** As many places as a message names. */
const NAMED = 5;

/** @internal */
export function malformed(faults: string[]): EngineError {
  const named = faults.slice(0, NAMED).join('; ');
  const others = faults.length - NAMED;
  return new EngineError(
    'parameters-malformed',
    `The parameters are wrong at ${named}${
      others > 0 ? `; and ${others} more` : ''
    }`,
  );
}
