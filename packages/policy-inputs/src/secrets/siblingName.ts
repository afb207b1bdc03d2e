/**
 * The name of a value in a list of names and values, which stands beside it: `{name: "DB_PASSWORD", value: …}`.
 * @internal
 */
export function siblingName(
  parent: Record<string, unknown>,
  key: string | number,
): string | undefined {
  if (key !== 'value' && key !== 'Value') return undefined;
  const name = parent.name ?? parent.Name ?? parent.key ?? parent.Key;
  return typeof name === 'string'
    ? name.slice(name.lastIndexOf('/') + 1)
    : undefined;
}
