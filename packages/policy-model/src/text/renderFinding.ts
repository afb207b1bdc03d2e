import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { FindingGroup } from './groupFindings';

const SHOWN_RESOURCES = 10;
const TITLE_WIDTH = 86;

/** The lines that explain one group of findings: what, where, how to mend it, where to read why. @internal */
export function renderFinding(options: {
  group: FindingGroup;
  number: number;
  explain?: (rule: string) => string;
}): string[] {
  const { group, number, explain } = options;
  const { finding, resources } = group;
  const what = escapeForDisplay(finding.title).padEnd(TITLE_WIDTH - 6);
  const why = explain ? `   Why: ${explain(finding.rule)}` : '';
  return [
    `${String(number).padStart(3)}  ${what} ${levelWord(group)}`,
    ...where(group).map(line => `     ${line}`),
    ...(resources.length > SHOWN_RESOURCES
      ? [`     and ${resources.length - SHOWN_RESOURCES} more resources`]
      : []),
    `     Fix: ${escapeForDisplay(finding.fix)}${why}`,
  ];
}

/** The message stands beside the first resource; the others say the same, so their address is enough. */
function where({ finding, resources }: FindingGroup): string[] {
  const message = escapeForDisplay(finding.message);
  const [first, ...others] = resources
    .slice(0, SHOWN_RESOURCES)
    .map(escapeForDisplay);
  const head =
    first === '' || message.includes(first) ? message : `${first}   ${message}`;
  return [head, ...others];
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
