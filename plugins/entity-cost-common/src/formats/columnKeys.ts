/**
 * The keys by which a column is found: its name without a byte order mark, spaces and case, because exporters differ in
 * them; and for the localised headers of Azure, `Ressourcengruppe (ResourceGroup)`, the name in brackets first.
 * @internal
 */
export function columnKeys(name: string): string[] {
  const plain = name
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase();
  const bracketed = /\(([a-z]+)\)$/.exec(plain)?.[1];
  return bracketed ? [bracketed, plain] : [plain];
}
