import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { Failure } from '../Judged';
import type { Report, Reported, ReportedFile } from './Report';
import {
  asideOf,
  attestation,
  headline,
  linesOf,
  notCheckedLines,
} from './sentences';

/**
 * Workflow commands of GitHub Actions: an annotation for each finding and each file that could not be checked. Every
 * line is a command of ours, so nothing in a plan can be read as one.
 * @internal
 */
export function* toGithub({ files, requireFacts }: Report): Iterable<string> {
  for (const file of files) yield* commandsOf(file, requireFacts);
}

function* commandsOf(
  file: ReportedFile,
  requireFacts: boolean,
): Iterable<string> {
  if (file.status === 'failed') {
    yield error(file.failure);
    return;
  }
  const { judged, findings } = file;
  for (const found of findings) yield annotation(found);
  for (const { rule, level, facts } of judged.verdict.notJudged ?? []) {
    if (!requireFacts || level === 'advisory') continue;
    yield command('error', {
      title: `Not checked here: ${rule}`,
      message: `Only a server knows ${facts.map(escapeForDisplay).join(', ')}.`,
    });
  }
  yield command('notice', {
    title: headline(judged),
    message: [
      `${escapeForDisplay(judged.file)}: ${escapeForDisplay(judged.subject)}`,
      attestation(judged),
      ...notCheckedLines(judged),
    ].join('\n'),
  });
}

function annotation({ finding, place }: Reported): string {
  const { level, disposition, title } = finding;
  const aside = asideOf(finding);
  const kind = level === 'advisory' ? 'warning' : 'error';
  return command(
    disposition === 'waived' || disposition === 'shadow' ? 'notice' : kind,
    {
      ...(place && { file: place.path, line: place.line }),
      title: aside === undefined ? title : `${title} (${aside})`,
      message: linesOf(finding).join('\n'),
    },
  );
}

function error({ file, code, message }: Failure): string {
  return command('error', {
    title: `Not checked [${code}]`,
    message: `${escapeForDisplay(file)}: ${escapeForDisplay(message)}`,
  });
}

function command(
  kind: 'error' | 'warning' | 'notice',
  options: { file?: string; line?: number; title: string; message: string },
): string {
  const { message, ...properties } = options;
  const given = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${property(String(value))}`],
  );
  return `::${kind} ${given.join(',')}::${data(message)}\n`;
}

function data(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(escapeForDisplay(text))
    .replaceAll(':', '%3A')
    .replaceAll(',', '%2C');
}
