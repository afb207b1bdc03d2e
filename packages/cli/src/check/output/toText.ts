import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  type Outcome,
  renderVerdict,
} from '@backstage-guardrails/policy-model';
import type { Locate } from '../../source';
import type { Failure, Judged } from '../Judged';

const colours: Record<Outcome, string> = {
  allow: '32',
  warn: '33',
  'needs-approval': '33',
  deny: '31',
};

/** An allowed configuration must not be read as an allowed plan. */
const configurationOnly =
  'Only what the configuration executes was checked. To check resources, check the plan.';

/** One answer for people; the file is named where there are several. @internal */
export function toText(options: {
  judged: Judged;
  several: boolean;
  colours: boolean;
  /** As they were given, for commands that go on from here. */
  bundles: string[];
  locate?: Locate;
}): string {
  const { judged, several, bundles, locate } = options;
  const again = bundles
    .map(bundle => ` --bundle ${shellWord(bundle)}`)
    .join('');
  const { verdict, subject, changedResources, decision, attested } = judged;
  const text = renderVerdict({
    verdict,
    subject,
    changedResources:
      judged.evidence.format === 'terraform-configuration'
        ? undefined
        : changedResources,
    decision,
    unattested: !attested,
    place: finding => {
      const found = locate?.(finding);
      return found && `${found.path}:${found.line}`;
    },
    explain: rule => `guardrails explain ${rule}${again}`,
    paint: options.colours
      ? line => `\u001b[1;${colours[verdict.outcome]}m${line}\u001b[0m`
      : undefined,
  });
  const said =
    judged.evidence.format === 'terraform-configuration'
      ? `${text}  ${configurationOnly}\n`
      : text;
  return several ? `${escapeForDisplay(judged.file)}\n${said}` : said;
}

function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text)
    ? text
    : `'${escapeForDisplay(text).replaceAll("'", "'\\''")}'`;
}

/** A file that could not be checked, for people. @internal */
export function failureText({ file, code, message }: Failure): string {
  return `Error: ${escapeForDisplay(file)}: ${escapeForDisplay(
    message,
  )} [${escapeForDisplay(code)}]\n`;
}
