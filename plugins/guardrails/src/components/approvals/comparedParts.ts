/** Names of the parts that a fingerprint is made of; a part without a name here is shown as it is called. */
const names: Record<string, string> = {
  changes: 'What would change',
  target: 'The target',
  facts: 'Facts about the target',
  findings: 'The findings',
  obligations: 'Whose consent is needed',
  policy: 'The rules in force',
  workspace: 'The files that carry it out',
};

/** What differs between two requests, and what does not, by the digests of their parts. @internal */
export function comparedParts(
  before: Record<string, string>,
  after: Record<string, string>,
): { changed: string[]; same: string[] } {
  const all = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const isSame = (part: string) => before[part] === after[part];
  const named = (parts: string[]) => parts.map(part => names[part] ?? part);
  return {
    changed: named(all.filter(part => !isSame(part))),
    same: named(all.filter(isSame)),
  };
}
