/**
 * The keys by which a column is found: its name without a byte order mark, spaces and case, because exporters differ in
 * them (`Meter Category` of older reports of Azure is `MeterCategory` of newer ones); before it, the name in brackets of the
 * localised headers of Azure, `Ressourcengruppe (ResourceGroup)`, and the name without the underscores that a database adds,
 * `billed_cost`.
 * @internal
 */
export function columnKeys(name: string): string[] {
  const plain = name
    .replace(/^\uFEFF/, '')
    .replace(/\s+/g, '')
    .toLowerCase();
  const bracketed = /\(([a-z]+)\)$/.exec(plain)?.[1];
  const joined = plain.replaceAll('_', '');
  return [...new Set([bracketed ?? joined, plain])];
}
