import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const IDENTITY = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <GetCallerIdentityResult>
    <Arn>arn:aws:iam::100000000004:user/plan</Arn>
    <UserId>AIDAEXAMPLE</UserId>
    <Account>100000000004</Account>
  </GetCallerIdentityResult>
</GetCallerIdentityResponse>`;
const DENIED =
  '<ErrorResponse><Error><Code>AccessDenied</Code><Message>Not allowed</Message></Error></ErrorResponse>';

/** A cloud that says who has the keys, and allows nothing. */
export async function startFakeAws() {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    response.setHeader('Content-Type', 'text/xml');
    response.statusCode = body.includes('GetCallerIdentity') ? 200 : 403;
    response.end(response.statusCode === 200 ? IDENTITY : DENIED);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
