/** JSON Pointer (RFC 6901) of the segments. @internal */
export function pointer(segments: readonly (string | number)[]): string {
  let result = '';
  for (const segment of segments) {
    result +=
      typeof segment === 'string' && /[~/]/.test(segment)
        ? `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`
        : `/${segment}`;
  }
  return result;
}

/** The segments of a JSON Pointer. @internal */
export function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
