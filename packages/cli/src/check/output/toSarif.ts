import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { Finding } from '@backstage-guardrails/policy-model';
import { prettyJson } from '../../json';
import type { Failure, Judged } from '../Judged';
import type { Report, Reported } from './Report';
import { asideOf, attestation, linesOf, notCheckedLines } from './sentences';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** GitHub sorts alerts by this number. */
const securitySeverity: Record<Finding['severity'], string> = {
  low: '3.0',
  medium: '5.0',
  high: '8.0',
  critical: '9.5',
};

/** SARIF 2.1.0, for code scanning. @internal */
export function toSarif({ version, files }: Report): Iterable<string> {
  const judged = files.flatMap(file =>
    file.status === 'judged' ? [file] : [],
  );
  const failures = files.flatMap(file =>
    file.status === 'failed' ? [file.failure] : [],
  );
  const rules = rulesOf(judged.flatMap(({ findings }) => findings));
  const indexes = new Map(rules.map(({ id }, i) => [id, i]));
  return prettyJson({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'guardrails',
            semanticVersion: version,
            informationUri:
              'https://github.com/backstage-guardrails/guardrails',
            rules,
          },
        },
        columnKind: 'utf16CodeUnits',
        results: judged.flatMap(file =>
          file.findings.map(reported => ({
            ...result(reported, file.judged),
            ruleIndex: indexes.get(reported.finding.rule),
          })),
        ),
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: [
              ...failures.map(failed),
              ...judged.flatMap(file => notes(file.judged)),
            ],
          },
        ],
        properties: {
          decisions: judged.map(({ judged: { file, verdict, decision } }) => ({
            file,
            outcome: verdict.outcome,
            ...(decision && { decision }),
          })),
        },
      },
    ],
  });
}

function rulesOf(reported: readonly Reported[]) {
  const first = new Map<string, Finding>(
    reported.map(({ finding }) => [finding.rule, finding]),
  );
  return [...first.values()].map(({ rule, title, severity }) => ({
    id: rule,
    shortDescription: { text: literal(escapeForDisplay(title)) },
    help: { text: `guardrails explain ${rule}` },
    properties: {
      tags: ['security', 'policy'],
      'security-severity': securitySeverity[severity],
    },
  }));
}

function result({ finding, fingerprint, place }: Reported, judged: Judged) {
  const { rule, resource, path, disposition, expected, actual } = finding;
  const uri = place ? place.path : judged.file;
  const aside = asideOf(finding);
  return {
    ruleId: rule,
    level: levelOf(finding),
    message: { text: literal(linesOf(finding).join('\n')) },
    locations: [
      {
        ...(uri !== '-' && {
          physicalLocation: {
            artifactLocation: { uri: uriOf(uri) },
            ...(place && { region: { startLine: place.line } }),
          },
        }),
        ...(resource !== '' && {
          logicalLocations: [
            { fullyQualifiedName: resource, kind: 'resource' },
          ],
        }),
      },
    ],
    partialFingerprints: {
      'guardrails/v1': fingerprint,
      // The one that GitHub follows an alert by.
      primaryLocationLineHash: fingerprint,
    },
    ...(disposition === 'waived' && {
      suppressions: [
        { kind: 'external', status: 'accepted', justification: aside },
      ],
    }),
    properties: {
      path,
      expected,
      actual,
      level: finding.level,
      disposition,
      severity: finding.severity,
      remediation: finding.remediation,
    },
  };
}

function levelOf({
  level,
  disposition,
}: Finding): 'error' | 'warning' | 'note' {
  if (disposition === 'shadow') return 'note';
  return level === 'advisory' ? 'warning' : 'error';
}

function failed({ file, code, message }: Failure) {
  return {
    level: 'error',
    descriptor: { id: code },
    message: {
      text: literal(`${escapeForDisplay(file)}: ${escapeForDisplay(message)}`),
    },
  };
}

function notes(judged: Judged) {
  return [attestation(judged), ...notCheckedLines(judged)].map(text => ({
    level: 'note',
    message: { text: literal(text) },
  }));
}

/** Brackets can be a link in SARIF, and a number in braces an argument; a backslash escapes the ones, braces the other. */
function literal(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&').replace(/\{(\d+)\}/g, '{{$1}}');
}

function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href;
  const relative = path.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  return relative.split('/').map(encodeURIComponent).join('/');
}
