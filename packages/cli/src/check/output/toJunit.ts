import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { Failure } from '../Judged';
import type { Report, Reported, ReportedFile } from './Report';
import {
  asideOf,
  attestation,
  headline,
  linesOf,
  notCheckedLines,
  subjectOf,
} from './sentences';

type Case = {
  xml: string;
  status: 'passed' | 'failed' | 'skipped' | 'error';
};

const elements = { failed: 'failure', skipped: 'skipped' } as const;

/**
 * A suite for each file, a case for each finding and each rule that passed. What counts fails; what an exception waives,
 * or a rule that is not in force or could not be checked here, is skipped; advice passes with its text.
 * @internal
 */
export function* toJunit({ files, requireFacts }: Report): Iterable<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="guardrails">\n';
  for (const file of files) yield* suite(file, requireFacts);
  yield '</testsuites>\n';
}

function* suite(file: ReportedFile, requireFacts: boolean): Iterable<string> {
  const name = file.status === 'judged' ? file.judged.file : file.failure.file;
  const cases =
    file.status === 'judged'
      ? casesOf(file, requireFacts)
      : [error(file.failure)];
  const count = (status: Case['status']) =>
    cases.filter(one => one.status === status).length;
  yield `  <testsuite name=${attribute(name)} tests="${
    cases.length
  }" failures="${count('failed')}" errors="${count('error')}" skipped="${count(
    'skipped',
  )}">\n`;
  for (const { xml } of cases) yield xml;
  if (file.status === 'judged') {
    const { judged } = file;
    const lines = [headline(judged), judged.subject, attestation(judged)];
    yield `    <system-out>${content(
      [...lines.map(escapeForDisplay), ...notCheckedLines(judged)].join('\n'),
    )}</system-out>\n`;
  }
  yield '  </testsuite>\n';
}

function casesOf(
  {
    judged: { verdict },
    findings,
  }: Extract<ReportedFile, { status: 'judged' }>,
  requireFacts: boolean,
): Case[] {
  return [
    ...findings.map(found),
    ...verdict.passed.map(rule =>
      testCase({ rule, name: 'passed', status: 'passed', body: '' }),
    ),
    ...(verdict.notJudged ?? []).map(({ rule, level, facts }) => {
      const status =
        requireFacts && level !== 'advisory' ? 'failed' : 'skipped';
      const message = attribute(`Only a server knows ${facts.join(', ')}`);
      return testCase({
        rule,
        name: 'not checked here',
        status,
        body: `<${elements[status]} message=${message}/>`,
      });
    }),
    ...verdict.skipped.map(({ part, path, message, code }) =>
      testCase({
        rule: code,
        name: `${part} at ${path || '/'}`,
        status: 'skipped',
        body: `<skipped message=${attribute(message)}/>`,
      }),
    ),
  ];
}

function found({ finding, place }: Reported): Case {
  const { rule, path, message, level, disposition } = finding;
  const lines = [
    ...(place ? [`${escapeForDisplay(place.path)}:${place.line}`] : []),
    ...linesOf(finding),
  ].join('\n');
  const named = {
    rule,
    name: path === '' ? subjectOf(finding) : `${subjectOf(finding)} ${path}`,
  };
  switch (disposition) {
    case 'enforced':
      return testCase({
        ...named,
        status: 'failed',
        body: `<failure message=${attribute(message)} type="${level}">${content(
          lines,
        )}</failure>`,
      });
    case 'warned':
      return testCase({
        ...named,
        status: 'passed',
        body: `<system-out>${content(lines)}</system-out>`,
      });
    case 'waived':
    case 'shadow':
      return testCase({
        ...named,
        status: 'skipped',
        body: `<skipped message=${attribute(
          `${asideOf(finding)}: ${message}`,
        )}/><system-out>${content(lines)}</system-out>`,
      });
    default:
      throw new TypeError(`Not a disposition: ${disposition satisfies never}`);
  }
}

function error({ code, message }: Failure): Case {
  return testCase({
    rule: code,
    name: 'not checked',
    status: 'error',
    body: `<error message=${attribute(message)} type=${attribute(code)}/>`,
  });
}

function testCase(options: {
  rule: string;
  name: string;
  status: Case['status'];
  body: string;
}): Case {
  const { rule, name, status, body } = options;
  const head = `    <testcase classname=${attribute(rule)} name=${attribute(
    name,
  )}`;
  return {
    status,
    xml: body === '' ? `${head}/>\n` : `${head}>${body}</testcase>\n`,
  };
}

function attribute(text: string): string {
  return `"${content(escapeForDisplay(text))}"`;
}

/** Our own line feeds stay; characters that XML cannot hold were written out before. No CDATA, so nothing ends it. */
function content(text: string): string {
  return text
    .replace(
      /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,
      '\ufffd',
    )
    .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
