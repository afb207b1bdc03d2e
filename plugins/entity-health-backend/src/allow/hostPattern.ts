const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * Reads a host name, or `*.` and a domain for all names below it, however deep. A name that ends in a number is an
 * address to every client, in decimal, octal or hexadecimal, and a `*` alone would name the whole internet.
 * @internal
 */
export function parseHostPattern(entry: string): string | undefined {
  const pattern = entry.toLowerCase();
  const name = pattern.startsWith('*.') ? pattern.slice(2) : pattern;
  const labels = name.split('.');
  const last = labels[labels.length - 1];
  const isAddress = /^(?:\d+|0x[0-9a-f]*)$/.test(last);
  const isName = name.length <= 253 && labels.every(text => LABEL.test(text));
  return isName && !isAddress ? pattern : undefined;
}

/** Whether a pattern that {@link parseHostPattern} has read names a host. @internal */
export function matchesHost(pattern: string, host: string): boolean {
  const name = host.toLowerCase();
  return pattern.startsWith('*.')
    ? name.endsWith(pattern.slice(1)) && name.length >= pattern.length
    : name === pattern;
}
