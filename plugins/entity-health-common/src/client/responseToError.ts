import { EntityHealthError } from '../errors';

/**
 * Reads a refusal out of an answer. A proxy may have answered, so nothing about the body is taken for granted.
 * @internal
 */
export async function responseToError(
  response: Pick<Response, 'status' | 'statusText' | 'headers' | 'text'>,
): Promise<EntityHealthError> {
  const { status, statusText } = response;
  const text = await response.text().catch(() => '');
  const { code, message, path } = errorIn(text);
  const retryAfter = parseInt(response.headers.get('retry-after') ?? '', 10);
  return new EntityHealthError({
    code: textOf(code) ?? `http-${status}`,
    message:
      textOf(message) ??
      `The health service answered ${status} ${statusText}`.trim(),
    statusCode: status,
    path: textOf(path),
    retryAfter: retryAfter > 0 ? retryAfter : undefined,
  });
}

function errorIn(text: string): {
  code?: unknown;
  message?: unknown;
  path?: unknown;
} {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || !('error' in body)) {
      return {};
    }
    return typeof body.error === 'object' && body.error !== null
      ? body.error
      : {};
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
