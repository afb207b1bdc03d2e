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
