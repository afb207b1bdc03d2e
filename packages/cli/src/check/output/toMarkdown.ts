import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  type FindingGroup,
  groupFindings,
  outcomeWords,
} from '@backstage-guardrails/policy-model';
import type { Report, Reported, ReportedFile } from './Report';
import {
  asideOf,
  attestation,
  fixOf,
  headline,
  notCheckedLines,
} from './sentences';

/** A comment or a step summary that is longer is refused whole. */
const LIMIT = 60_000;
const SHOWN_RESOURCES = 10;

/**
 * A comment on a pull request, or a step summary. Text of others has every character that Markdown or HTML could read
 * written as a number, and no mention in it calls anyone.
 * @internal
 */
export function* toMarkdown({ files }: Report): Iterable<string> {
  let left = LIMIT;
  let findings = 0;
  let cut = 0;
  if (files.length > 1) yield `${totals(files)}\n\n`;
  // what could not be checked is said, whatever else there is no room for
  const [failed, judged] = [
    files.filter(({ status }) => status === 'failed'),
    files.filter(({ status }) => status === 'judged'),
  ];
  for (const file of [...failed, ...judged]) {
    let isCut = false;
    for (const section of sectionsOf(file)) {
      left -= section.text.length;
      if (left >= 0) {
        yield section.text;
      } else {
        isCut = true;
        findings += section.findings;
      }
    }
    if (isCut) cut += 1;
  }
  if (cut > 0) {
    yield `\nNot all is shown: ${findings} more finding${
      findings === 1 ? '' : 's'
    }, ${cut} file${
      cut === 1 ? '' : 's'
    } not whole. \`--output json\` has all.\n`;
  }
}

/** Of all files, also of those that are not shown. */
function totals(files: readonly ReportedFile[]): string {
  const counts = new Map<string, number>();
  for (const file of files) {
    const word =
      file.status === 'failed'
        ? 'Not checked'
        : outcomeWords[file.judged.verdict.outcome].word;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return `**${files.length} files.** ${[...counts]
    .map(([word, count]) => `${word}: ${count}`)
    .join(', ')}`;
}

type Section = { text: string; findings: number };

function* sectionsOf(file: ReportedFile): Iterable<Section> {
  if (file.status === 'failed') {
    const { failure } = file;
    yield {
      text: `### ✗ Not checked: ${code(failure.file)}\n\n${plain(
        failure.message,
      )} ${code(failure.code)}\n\n`,
      findings: 0,
    };
    return;
  }
  const { judged, findings } = file;
  yield {
    text: `### ${headline(judged)}\n\n${code(judged.file)}, ${plain(
      judged.subject,
    )}. ${attestationOf(file)}\n\n`,
    findings: 0,
  };
  const places = new Map(
    findings.map(found => [found.finding, found] as const),
  );
  const groups = groupFindings(findings.map(({ finding }) => finding));
  for (const [i, group] of groups.entries()) {
    yield {
      text: item(group, i + 1, places.get(group.finding)),
      findings: group.resources.length,
    };
  }
  const aside = notCheckedLines(judged);
  if (aside.length > 0) {
    yield {
      text: `\n<details><summary>${
        aside.length
      } not checked</summary>\n\n${aside
        .map(line => `- ${plain(line)}\n`)
        .join('')}\n</details>\n\n`,
      findings: 0,
    };
  }
}

function attestationOf({
  judged,
}: Extract<ReportedFile, { status: 'judged' }>): string {
  const { decision } = judged;
  if (decision?.url === undefined) return plain(attestation(judged));
  // Checked to be an address of http when it was read.
  return `[Decision ${plain(decision.id)}](<${decision.url.replace(
    /[<>]/g,
    encodeURIComponent,
  )}>)`;
}

function item(
  { finding, resources }: FindingGroup,
  number: number,
  first: Reported | undefined,
): string {
  const aside = asideOf(finding);
  const place = first?.place
    ? ` (${code(`${first.place.path}:${first.place.line}`)})`
    : '';
  const shown = resources.slice(0, SHOWN_RESOURCES).filter(name => name !== '');
  const more = resources.length - SHOWN_RESOURCES;
  return [
    `${number}. **${plain(finding.title)}** · ${
      aside === undefined ? finding.level : plain(aside)
    }`,
    ...(shown.length > 0
      ? [
          `${shown.map(code).join(', ')}${
            more > 0 ? ` and ${more} more` : ''
          }${place}`,
        ]
      : []),
    plain(finding.message),
    plain(fixOf(finding)),
    `Why: ${code(`guardrails explain ${finding.rule}`)}`,
  ]
    .join('<br>\n   ')
    .concat('\n');
}

/** References of GitHub and GitLab begin with these signs; a space without width after one ends the reference. */
const reference = /^[@#!$~%^&*][\w"]/;

function plain(text: string): string {
  const shown = escapeForDisplay(text);
  return numbered(shown, at =>
    reference.test(shown.slice(at, at + 2)) ? '&#8203;' : '',
  );
}

/** Mentions and addresses in code are not followed, so it is exactly the text. */
function code(text: string): string {
  return `<code>${numbered(escapeForDisplay(text), () => '')}</code>`;
}

/** Every sign of ASCII as its number: none is left that Markdown or HTML could read. */
function numbered(text: string, after: (at: number) => string): string {
  return text.replace(
    /[!-/:-@[-`{-~]/g,
    (character, at: number) => `&#${character.charCodeAt(0)};${after(at)}`,
  );
}
