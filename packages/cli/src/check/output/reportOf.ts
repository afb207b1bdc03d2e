import { sha256 } from '@backstage-guardrails/policy-decision';
import type { Finding } from '@backstage-guardrails/policy-model';
import type { Locate } from '../../source';
import type { Answer } from '../Judged';
import type { Reported, ReportedFile } from './Report';

/** @internal */
export function reportOf(
  answer: Answer,
  options: { several: boolean; locate: Locate | undefined },
): ReportedFile {
  if (answer.status === 'failed') return answer;
  const { judged } = answer;
  return {
    status: 'judged',
    judged,
    findings: reportedOf({
      findings: judged.verdict.findings,
      // A plan often has another name in each run, so it counts only where several are told apart by it.
      scope: options.several ? judged.file : '',
      locate: options.locate,
    }),
  };
}

function reportedOf(options: {
  findings: readonly Finding[];
  scope: string;
  locate: Locate | undefined;
}): Reported[] {
  const { findings, scope, locate } = options;
  const seen = new Map<string, number>();
  return findings.map(finding => {
    const { rule, resource, path, kind } = finding;
    const identity = JSON.stringify([scope, rule, resource, path, kind]);
    const nth = seen.get(identity) ?? 0;
    seen.set(identity, nth + 1);
    const place = locate?.(finding);
    return {
      finding,
      fingerprint: sha256(
        new TextEncoder().encode(`${identity}${nth === 0 ? '' : nth}`),
      ).replace(/^sha256:/, ''),
      ...(place && { place }),
    };
  });
}
