import {
  answeredCheck,
  checkContract,
  type ContractRequirement,
  evaluateAnswer,
  type HealthOptions,
  type ReadAnswer,
  readAnswer,
  type StoredCheck,
  unansweredCheck,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { Credentials } from '../credentials';
import type { HealthReply, HealthRequest } from '../client';

/** What asks endpoints. @internal */
export type HealthChecker = {
  check(
    request: HealthRequest,
    options: { signal: AbortSignal },
  ): Promise<HealthReply>;
};

/** A check, and what it did not meet of the health contract; that is absent where the endpoint was not asked. @internal */
type EndpointResult = {
  check: StoredCheck;
  unmet?: ContractRequirement[];
};

/**
 * Checks an endpoint, and keeps nothing of its answer but what may be shown. One that names a credential it may not use is
 * not asked: without the credential the answer would say something else than its team means.
 * @internal
 */
export async function checkEndpoint(options: {
  client: HealthChecker;
  credentials: Pick<Credentials, 'find'>;
  endpoint: { url: string; owner?: string; options: HealthOptions };
  /** When the check starts. Milliseconds since 1970. */
  at: number;
  signal: AbortSignal;
  certificateWarningDays?: number;
}): Promise<EndpointResult> {
  const { client, credentials, endpoint, at, signal } = options;
  const { certificateWarningDays } = options;
  const { url, owner } = endpoint;
  const { method, expect, credential: name } = endpoint.options;
  const credential =
    name === undefined ? undefined : credentials.find({ name, url, owner });
  if (name !== undefined && !credential) {
    return {
      check: unansweredCheck({ at, reason: 'credential-not-allowed' }),
    };
  }
  const reply = await client.check({ url, method, credential }, { signal });
  if (reply.kind === 'not-answered') {
    const check = unansweredCheck({ at, reason: reply.reason });
    const asked = reply.reason !== 'host-not-allowed';
    return { check, ...(asked ? { unmet: unmetBy() } : {}) };
  }
  const { latency, certificate } = reply;
  const answer = readAnswer(reply.answer);
  const check = answeredCheck({
    at,
    result: evaluateAnswer({ answer, latency, expect }),
    statusCode: answer.statusCode,
    latency,
    certificate,
    certificateWarningDays,
  });
  return { check, unmet: unmetBy(answer) };
}

/** How many endpoints the entity has is not known here. */
function unmetBy(answer?: ReadAnswer): ContractRequirement[] {
  return checkContract({ endpoints: 1, answer })
    .findings.filter(({ met }) => !met)
    .map(({ requirement }) => requirement);
}
