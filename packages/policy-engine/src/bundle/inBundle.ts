import { EngineError } from '../errors';

/** An error with the bundle in front that it is about. @internal */
export function inBundle(name: string, error: unknown): unknown {
  return error instanceof EngineError
    ? new EngineError(error.code, `${name}: ${error.message}`, { cause: error })
    : error;
}
