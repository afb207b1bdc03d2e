import { isJsonType } from '../body';
import type { HealthResult, ReadAnswer } from '../dialects';
import { classifyRead } from '../dialects/classifyAnswer';

/** What the health contract asks of a service. @public */
export const contractRequirements = [
  'one-endpoint',
  'answers',
  'json',
  'status',
  'code-agrees',
] as const;

/** @public */
export type ContractRequirement = (typeof contractRequirements)[number];

/** A requirement, whether it is met, and what to do if not. @public */
export type ContractFinding = {
  requirement: ContractRequirement;
  met: boolean;
  /** Plain text, one sentence. */
  fix: string;
};

const fixes: Record<ContractRequirement, string> = {
  'one-endpoint':
    'Name exactly one endpoint in entity-health/endpoints or in a link of type health.',
  answers: 'Let the endpoint answer within the timeout.',
  json: 'Answer a JSON object with the content type application/health+json or application/json.',
  status:
    'Add a status to the JSON object: pass, warn or fail, or the words of your framework.',
  'code-agrees':
    'Answer pass and warn with a status code of 200 to 299, and fail with one of 400 to 599.',
};

/**
 * The health contract: a build exposes one health endpoint that answers JSON with a status, and the status code agrees
 * with it: pass and warn with 200 to 299, fail with 400 to 599 (section 3.1 of
 * https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check-06, without redirects). Whether the service is
 * healthy is another question: one that reports its failure correctly keeps the contract.
 *
 * @param options - `endpoints` is how many the entity declares; `answer` is absent if there was none.
 * @public
 */
export function checkContract(options: {
  endpoints: number;
  answer?: ReadAnswer;
}): { met: boolean; findings: ContractFinding[] } {
  const { endpoints, answer } = options;
  const body = answer && classifyRead(answer, 200);
  const json = answer !== undefined && isJsonObject(answer);
  const spoken = body !== undefined && statesStatus(body);
  const met: Record<ContractRequirement, boolean> = {
    'one-endpoint': endpoints === 1,
    answers: answer !== undefined,
    json,
    status: json && spoken,
    'code-agrees':
      spoken && answer !== undefined && codeAgrees(body, answer.statusCode),
  };
  const findings = contractFindings(
    contractRequirements.filter(requirement => !met[requirement]),
  );
  return { met: findings.every(finding => finding.met), findings };
}

/** Every requirement of the contract, with those that are not met. @public */
export function contractFindings(
  unmet: readonly ContractRequirement[],
): ContractFinding[] {
  return contractRequirements.map(requirement => ({
    requirement,
    met: !unmet.includes(requirement),
    fix: fixes[requirement],
  }));
}

function isJsonObject({ body, contentType }: ReadAnswer): boolean {
  return (
    isJsonType(contentType) &&
    body.kind === 'json' &&
    typeof body.value === 'object' &&
    body.value !== null &&
    !Array.isArray(body.value)
  );
}

function statesStatus({ reason }: HealthResult): boolean {
  return ['reported-healthy', 'reported-degraded', 'reported-failure'].includes(
    reason,
  );
}

function codeAgrees({ status }: HealthResult, code: number): boolean {
  return status === 'fail'
    ? code >= 400 && code < 600
    : code >= 200 && code < 300;
}
