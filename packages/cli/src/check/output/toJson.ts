import { prettyJson } from '../../json';
import type { Report, ReportedFile } from './Report';

/** The document that `--output json` prints; programs may rely on its shape. @internal */
export function toJson({ files }: Report): Iterable<string> {
  return prettyJson({
    decisions: files.flatMap(file =>
      file.status === 'judged' ? [decision(file)] : [],
    ),
    errors: files.flatMap(file =>
      file.status === 'failed' ? [file.failure] : [],
    ),
  });
}

function decision({
  judged: { file, verdict, attested, evidence, decision: recorded },
  findings,
}: Extract<ReportedFile, { status: 'judged' }>): object {
  return {
    file,
    outcome: verdict.outcome,
    attested,
    ...(recorded && { decision: recorded }),
    findings: findings.map(({ finding, fingerprint, place }) => ({
      rule: finding.rule,
      title: finding.title,
      level: finding.level,
      disposition: finding.disposition,
      ...(finding.exception !== undefined && {
        exception: finding.exception,
      }),
      ...(finding.preApproval !== undefined && {
        preApproval: finding.preApproval,
      }),
      severity: finding.severity,
      resource: finding.resource,
      path: finding.path,
      ...(place && { place }),
      message: finding.message,
      expected: finding.expected,
      actual: finding.actual,
      fix: finding.fix,
      remediation: finding.remediation,
      fingerprint,
    })),
    obligations: verdict.obligations,
    ...(verdict.preApproval && { preApproval: verdict.preApproval }),
    skipped: verdict.skipped,
    ...(verdict.notJudged && { notJudged: verdict.notJudged }),
    ...(verdict.notLookedAt && { notLookedAt: verdict.notLookedAt }),
    ...(verdict.off && { off: verdict.off }),
    evidence: { digest: evidence.digest },
    input: { digest: verdict.input.digest },
    bundle: verdict.bundle,
    parameters: { digest: verdict.parameters.digest },
  };
}
