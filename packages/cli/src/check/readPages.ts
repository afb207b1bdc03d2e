/**
 * Where the portal shows decisions, by the header `Link` of its backend, whose address is often another one. Only an
 * address of the web is printed as one.
 * @internal
 */
export function readPages(link: string | null): string | undefined {
  const [, address] = /^<([^<>\s]+)>; rel="collection"/.exec(link ?? '') ?? [];
  return address !== undefined &&
    /^https?:\/\//.test(address) &&
    URL.canParse(address)
    ? new URL(address).href
    : undefined;
}
