/**
 * The code and sentence of whatever was thrown. Every package of the line throws one error class
 * with a closed set of codes; anything else is a defect of ours and says so.
 * @internal
 */
export function describeError(error: unknown): {
  code: string;
  message: string;
} {
  if (error instanceof RangeError) {
    return { code: 'out-of-memory', message: error.message };
  }
  if (error instanceof Error) {
    const { code } = error as { code?: unknown };
    return {
      code: typeof code === 'string' && code !== '' ? code : 'internal',
      message: error.message,
    };
  }
  return { code: 'internal', message: String(error) };
}
