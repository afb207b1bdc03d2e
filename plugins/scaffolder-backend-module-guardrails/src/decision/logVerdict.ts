import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  renderVerdict,
  type Decision,
} from '@backstage-guardrails/policy-model';
import { decisionLink } from './describeDecision';

/** Writes the whole verdict into the task's log. @internal */
export function logVerdict(options: {
  logger: LoggerService;
  baseUrl: string;
  decision: Decision;
}): void {
  const { logger, baseUrl, decision } = options;
  const { target } = decision;
  const text = renderVerdict({
    verdict: decision.verdict,
    subject: [target.environment ?? target.environmentClass, target.ref]
      .filter(Boolean)
      .join(' · '),
    decision: { id: decision.id, url: decisionLink({ baseUrl, decision }) },
  });
  // one message: on PostgreSQL the scaffolder does not keep messages of one moment in order
  logger.info(text.trimEnd());
}
