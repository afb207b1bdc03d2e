/** The parts that a fingerprint is made of and that have a name; another part is shown as it is called. */
const named = [
  'changes',
  'target',
  'facts',
  'findings',
  'obligations',
  'policy',
  'workspace',
] as const;

/** Whether a part has a name in the messages. @internal */
export function isNamedPart(part: string): part is (typeof named)[number] {
  return named.some(known => known === part);
}

/** What differs between two requests, and what does not, by the digests of their parts. @internal */
export function comparedParts(
  before: Record<string, string>,
  after: Record<string, string>,
): { changed: string[]; same: string[] } {
  const all = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const isSame = (part: string) => before[part] === after[part];
  return {
    changed: all.filter(part => !isSame(part)),
    same: all.filter(isSame),
  };
}
