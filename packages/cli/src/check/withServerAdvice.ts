import type { Finding } from '@backstage-guardrails/policy-model';
import type { Judged } from './Judged';

/** Without a server there is no catalog to look facts up in, so the fix of what lacks one is a server. @internal */
export function withServerAdvice(judged: Judged): Judged {
  if (judged.attested) return judged;
  const findings = judged.verdict.findings.map(advised);
  return { ...judged, verdict: { ...judged.verdict, findings } };
}

function advised(finding: Finding): Finding {
  const lacksFact =
    finding.kind === 'incomplete' && finding.path.startsWith('facts[');
  return lacksFact ? { ...finding, fix: 'Use --server.' } : finding;
}
