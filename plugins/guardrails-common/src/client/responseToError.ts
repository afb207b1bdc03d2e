import { GuardrailsError } from '../errors';

/**
 * Reads a refusal out of an answer. A proxy in between may answer with anything,
 * so nothing about the body is taken for granted.
 * @internal
 */
export async function responseToError(
  response: Pick<Response, 'status' | 'statusText' | 'headers' | 'text'>,
): Promise<GuardrailsError> {
  const { status, statusText } = response;
  const text = await response.text().catch(() => '');
  const error = parseError(text);
  const retryAfter = Number(response.headers.get('retry-after'));
  return new GuardrailsError({
    code: toString(error.code) ?? `http-${status}`,
    message:
      toString(error.message) ??
      `The decision service answered ${status} ${statusText}`.trim(),
    statusCode: status,
    path: toString(error.path),
    retryAfter:
      Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : undefined,
  });
}

function parseError(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return {};
    const { error } = body as { error?: unknown };
    return typeof error === 'object' && error !== null
      ? (error as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

function toString(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
