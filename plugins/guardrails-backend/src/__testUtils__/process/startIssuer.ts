import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An issuer of signed tokens, as a CI system is one; the backend verifies each request's signature. */
export async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const key = { ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256' };
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [key] }));
  }).listen(0);
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const tokenFor = (subject: string) =>
    new SignJWT({ sub: subject })
      .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
      .setIssuer(url)
      .setAudience('guardrails-bench')
      .setIssuedAt()
      .setExpirationTime('2h')
      .sign(privateKey);
  return {
    url,
    token: await tokenFor('bench'),
    tokenFor,
    close: () => server.close(),
  };
}
