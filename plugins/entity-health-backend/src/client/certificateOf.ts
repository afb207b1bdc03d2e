import type { CertificateSummary } from '@backstage-guardrails/plugin-entity-health-common';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** Issuer and end of the certificate at the other end of a connection; none without TLS. @internal */
export function certificateOf(socket: Socket): CertificateSummary | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const certificate = socket.getPeerCertificate();
  const expiresAt = Date.parse(certificate.valid_to);
  if (!Number.isFinite(expiresAt)) return undefined;
  const { CN, O } = certificate.issuer ?? {};
  // a name that is given twice is a list
  const [issuer = ''] = [CN ?? O ?? []].flat();
  return { issuer, expiresAt };
}
