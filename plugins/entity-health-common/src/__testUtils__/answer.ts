import type { HealthAnswer } from '../body';

/** An answer with a text, or a value as JSON, as its body. */
export function answer(
  body: unknown,
  options: Partial<Omit<HealthAnswer, 'body'>> = {},
): HealthAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    statusCode: 200,
    truncated: false,
    ...options,
    body: new Uint8Array(Buffer.from(text, 'utf8')),
  };
}
