import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { Finding } from '@backstage-guardrails/policy-model';
import { sha256 } from '@backstage-guardrails/policy-decision';
import { prettyJson } from '../../json';
import type { Failure } from '../Judged';
import type { Report, Reported } from './Report';
import { asideOf, fixOf, subjectOf } from './sentences';

const severities: Record<Finding['severity'], string> = {
  low: 'minor',
  medium: 'major',
  high: 'critical',
  critical: 'blocker',
};

/** GitLab's code quality report. It has no place for what passed, so only findings and errors are in it. @internal */
export function toGitlab({ files, requireFacts }: Report): Iterable<string> {
  return prettyJson(
    files.flatMap(file => {
      if (file.status === 'failed') return [error(file.failure)];
      const { judged, findings } = file;
      const lacking = requireFacts ? judged.verdict.notJudged ?? [] : [];
      return [
        ...findings.map(found => issue(found, judged.file)),
        ...lacking
          .filter(({ level }) => level !== 'advisory')
          .map(({ rule, facts }) =>
            error({
              file: judged.file,
              code: rule,
              message: `Only a server knows ${facts.join(', ')}.`,
            }),
          ),
      ];
    }),
  );
}

function issue({ finding, fingerprint, place }: Reported, file: string) {
  const aside = asideOf(finding);
  return {
    description: `${aside === undefined ? '' : `${aside}: `}${subjectOf(
      finding,
    )}: ${escapeForDisplay(finding.message)} ${fixOf(finding)}`,
    check_name: finding.rule,
    fingerprint,
    severity: aside === undefined ? severities[finding.severity] : 'info',
    location: {
      path: pathOf(place ? place.path : file),
      lines: { begin: place ? place.line : 1 },
    },
  };
}

function error({ file, code, message }: Failure) {
  return {
    description: `Not checked: ${escapeForDisplay(message)}`,
    check_name: code,
    fingerprint: sha256(
      new TextEncoder().encode(JSON.stringify([code, file])),
    ).replace(/^sha256:/, ''),
    severity: 'blocker',
    location: { path: pathOf(file), lines: { begin: 1 } },
  };
}

/** GitLab links paths of the repository, which do not begin with a dot. */
function pathOf(path: string): string {
  return escapeForDisplay(path)
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '');
}
