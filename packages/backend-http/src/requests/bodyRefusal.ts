import type { Refusal } from '../errors';

/**
 * Why a body cannot be read, by the type that `body-parser` gives its errors; nothing for any other error.
 * @public
 */
export function bodyRefusal(
  error: unknown,
  maxSize: number,
): Refusal | undefined {
  const type =
    typeof error === 'object' && error !== null && 'type' in error
      ? error.type
      : undefined;
  switch (type) {
    case undefined:
      return undefined;
    case 'entity.too.large':
      return {
        code: 'body-too-large',
        message: `The body is limited to ${maxSize} bytes. Send less.`,
      };
    case 'request.aborted':
    case 'request.size.invalid':
      return {
        code: 'body-incomplete',
        message: 'The body ended before its announced length. Send it again.',
      };
    default:
      return {
        code: 'bad-request',
        message: 'The body is not valid JSON in UTF-8. Send a JSON object.',
      };
  }
}
