import type { Input } from '@backstage-guardrails/policy-model';
import { documentOf } from '../document';
import { EngineError } from '../errors';

/**
 * The documents are written here and nowhere else, so the policy never reads bytes from outside: OPA's own
 * parser takes trailing garbage and set literals for JSON, and malformed text for no input at all.
 * @internal
 */
export function bodyOf(value: object): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    throw new EngineError(
      error instanceof RangeError ? 'input-too-deep' : 'input-malformed',
      `The input cannot be written as JSON: ${String(error)}`,
      { cause: error },
    );
  }
}

/** What the policy sees of an input, less the dispatch. @internal */
export function wholeBody(input: Input): string {
  const { dispatch: _dispatch, ...body } = documentOf(input, []);
  return bodyOf(body);
}
