/**
 * The keys by which a column is found: its name without a byte order mark, spaces and case, because exporters differ in
 * them (`Meter Category` of older reports of Azure is `MeterCategory` of newer ones); and for the localised headers of Azure, `Ressourcengruppe (ResourceGroup)`, the name in brackets first.
 * @internal
 */
export function columnKeys(name: string): string[] {
  const plain = name
    .replace(/^\uFEFF/, '')
    .replace(/\s+/g, '')
    .toLowerCase();
  const bracketed = /\(([a-z]+)\)$/.exec(plain)?.[1];
  return bracketed ? [bracketed, plain] : [plain];
}
