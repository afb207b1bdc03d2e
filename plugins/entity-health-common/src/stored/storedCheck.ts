import { displayText } from '@backstage-guardrails/display-text';
import type { HealthComponent, HealthDialect, HealthResult } from '../dialects';
import type { HealthReason, HealthStatus } from '../status';

/** The first digit of a status code: which code it was is not kept. @public */
export type CodeClass = '1xx' | '2xx' | '3xx' | '4xx' | '5xx';

/** What is kept of a TLS certificate. @public */
export type CertificateSummary = {
  /** The common name of the issuer, as plain text. */
  issuer: string;
  /** The end of its validity. Milliseconds since 1970. */
  expiresAt: number;
};

/** Why a check has no answer. @public */
export type NoAnswerReason = Extract<
  HealthReason,
  | 'host-not-allowed'
  | 'credential-not-allowed'
  | 'unreachable'
  | 'timed-out'
  | 'certificate-invalid'
>;

/**
 * All that may be stored, sent or shown of a check. A closed type: it has no member for a body, a header, a redirect
 * target, an address or a socket error, so that the checks cannot be used to read the network. Of a host that is not
 * allowed it says only that.
 * @public
 */
export type StoredCheck =
  | {
      kind: 'answered';
      /** Milliseconds since 1970. */
      at: number;
      status: HealthStatus;
      reason: HealthReason;
      dialect: HealthDialect;
      components: HealthComponent[];
      omittedComponents: number;
      codeClass: CodeClass;
      /** Whole milliseconds. */
      latency: number;
      certificate?: CertificateSummary;
    }
  | {
      kind: 'not-answered';
      /** Milliseconds since 1970. */
      at: number;
      status: 'fail' | 'unknown';
      reason: NoAnswerReason;
    };

/** Days before the end of a certificate from which a passing check is a warning. @public */
export const CERTIFICATE_WARNING_DAYS = 21;

/**
 * What is kept of an answer. Members are copied by name, so what a caller has beyond them stays behind.
 * @public
 */
export function answeredCheck(options: {
  at: number;
  result: HealthResult;
  statusCode: number;
  latency: number;
  certificate?: CertificateSummary;
  certificateWarningDays?: number;
}): Extract<StoredCheck, { kind: 'answered' }> {
  const { at, result, statusCode, latency, certificate } = options;
  const { certificateWarningDays = CERTIFICATE_WARNING_DAYS } = options;
  const warningFrom =
    certificate && certificate.expiresAt - certificateWarningDays * 86_400_000;
  const expires =
    warningFrom !== undefined && at >= warningFrom && result.status === 'pass';
  return {
    kind: 'answered',
    at,
    status: expires ? 'warn' : result.status,
    reason: expires ? 'certificate-expires-soon' : result.reason,
    dialect: result.dialect,
    components: result.components.map(({ name, status }) => ({ name, status })),
    omittedComponents: result.omittedComponents,
    codeClass: codeClassOf(statusCode),
    latency: Math.max(0, Math.round(latency)),
    ...(certificate
      ? {
          certificate: {
            issuer: displayText(certificate.issuer),
            expiresAt: certificate.expiresAt,
          },
        }
      : {}),
  };
}

const statusOfReason: Record<NoAnswerReason, 'fail' | 'unknown'> = {
  'host-not-allowed': 'unknown',
  'credential-not-allowed': 'unknown',
  unreachable: 'fail',
  'timed-out': 'fail',
  'certificate-invalid': 'fail',
};

/**
 * What is kept of a check without an answer. Refused connections, missing names and broken transfers are all
 * `unreachable`: the difference would tell which ports of a network are open.
 * @public
 */
export function unansweredCheck(options: {
  at: number;
  reason: NoAnswerReason;
}): Extract<StoredCheck, { kind: 'not-answered' }> {
  const { at, reason } = options;
  return { kind: 'not-answered', at, status: statusOfReason[reason], reason };
}

function codeClassOf(statusCode: number): CodeClass {
  const classes: CodeClass[] = ['1xx', '2xx', '3xx', '4xx', '5xx'];
  return classes[Math.floor(statusCode / 100) - 1] ?? '5xx';
}
