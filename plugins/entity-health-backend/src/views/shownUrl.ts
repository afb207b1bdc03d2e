/**
 * A URL as it may be shown: the values of its query are left out, because one of them may be a secret that no list of
 * names knows.
 * @internal
 */
export function shownUrl(url: string): string {
  const [address, query] = url.split(/\?(.*)/s);
  if (query === undefined) return url;
  const names = query.split('&').map(part => part.replace(/=.*$/s, '=…'));
  return `${address}?${
    names.every(name => name.endsWith('=…')) ? names.join('&') : '…'
  }`;
}
