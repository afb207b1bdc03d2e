/** Names of the parts that a fingerprint is made of; a part without a name here is shown as it is called. */
const names: Record<string, string> = {
  subject: 'What would change',
  target: 'The target',
  action: 'The action',
  actor: 'Who asks',
  facts: 'Facts about the target',
  findings: 'The findings',
  rules: 'The rules behind the findings',
  obligations: 'Whose consent is needed',
  sealed: 'A secret value',
  costCeiling: 'The cost ceiling',
  workspace: 'The files that carry it out',
  parameters: 'The parameters of policy',
  bundle: 'The rules in force',
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
