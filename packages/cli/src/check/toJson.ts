import { prettyJson } from '../json';
import type { Answer, Judged } from './Judged';

/** The document that `--output json` prints; programs may rely on its shape. @internal */
export function toJson(answers: readonly Answer[]): Iterable<string> {
  return prettyJson({
    decisions: answers.flatMap(answer =>
      answer.status === 'judged' ? [decision(answer.judged)] : [],
    ),
    errors: answers.flatMap(answer =>
      answer.status === 'failed' ? [answer.failure] : [],
    ),
  });
}

function decision({ file, verdict, attested, evidence }: Judged): object {
  return {
    file,
    outcome: verdict.outcome,
    attested,
    findings: verdict.findings.map(finding => ({
      rule: finding.rule,
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
      message: finding.message,
      expected: finding.expected,
      actual: finding.actual,
      remediation: finding.remediation,
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
