import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { FindingGroup } from './groupFindings';

const SHOWN_RESOURCES = 10;
const TITLE_WIDTH = 86;

/** The lines that explain one group of findings: what, where, how to mend it, where to read why. @internal */
export function renderFinding(options: {
  group: FindingGroup;
  number: number;
  explain?: (rule: string) => string;
  place?: (finding: { resource: string; path: string }) => string | undefined;
}): string[] {
  const { group, number, explain, place } = options;
  const { finding, resources } = group;
  const what = escapeForDisplay(finding.title).padEnd(TITLE_WIDTH - 6);
  const why = explain ? `   Why: ${explain(finding.rule)}` : '';
  return [
    `${String(number).padStart(3)}  ${what} ${levelWord(group)}`,
    ...where(group, place).map(line => `     ${line}`),
    ...(resources.length > SHOWN_RESOURCES
      ? [`     and ${resources.length - SHOWN_RESOURCES} more resources`]
      : []),
    `     ${fixLabel(finding)}: ${escapeForDisplay(finding.fix)}${why}`,
  ];
}

/** The message stands beside the first resource; the others say the same, so their address is enough. */
function where(
  { finding, resources }: FindingGroup,
  place: Parameters<typeof renderFinding>[0]['place'],
): string[] {
  const message = escapeForDisplay(finding.message);
  const placed = resources.slice(0, SHOWN_RESOURCES).map(resource => {
    const at = place?.({ resource, path: finding.path });
    const address = escapeForDisplay(resource);
    return at === undefined ? address : `${address} (${escapeForDisplay(at)})`;
  });
  const [first, ...others] = placed;
  const head =
    first === '' || message.includes(first) ? message : `${first}   ${message}`;
  return [head, ...others];
}

/** What is waived needs no fix now. @public */
export function fixLabel({ disposition }: FindingGroup['finding']): string {
  return disposition === 'waived' ? 'Fix before the waiver ends' : 'Fix';
}

function levelWord({ finding }: FindingGroup): string {
  const notes: string[] = [];
  if (finding.kind === 'unknown') notes.push('known after apply');
  if (finding.kind === 'incomplete') notes.push('not checked');
  if (finding.disposition === 'waived') {
    notes.push(waived(finding));
  }
  if (finding.disposition === 'shadow') notes.push('not enforced yet');
  return notes.length
    ? `${finding.level} (${notes.join(', ')})`
    : finding.level;
}

function waived({ exception, preApproval }: FindingGroup['finding']): string {
  if (exception !== undefined) return `waived by exception ${exception}`;
  if (preApproval !== undefined) return `pre-approved by ${preApproval}`;
  return 'waived';
}
