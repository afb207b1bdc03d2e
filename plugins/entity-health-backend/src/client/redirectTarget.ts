const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Where an answer redirects to, if that is followed: http or https, without user name and password, and not from https
 * to http. What is not followed is the answer itself. The host is not checked here.
 * @internal
 */
export function redirectTarget(options: {
  from: URL;
  statusCode: number;
  location?: string;
}): URL | undefined {
  const { from, statusCode, location } = options;
  if (!REDIRECTS.has(statusCode) || location === undefined) return undefined;
  let target: URL;
  try {
    target = new URL(location, from);
  } catch {
    return undefined;
  }
  const { protocol, username, password } = target;
  const followed =
    protocol === 'https:' ||
    (protocol === 'http:' && from.protocol === 'http:');
  if (!followed || username !== '' || password !== '') return undefined;
  target.hash = '';
  return target;
}
