import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { untilGone } from './untilGone';

let server: Server;
let url: string;
let asked: Promise<ServerResponse>;

beforeEach(async () => {
  server = createServer();
  asked = new Promise(resolve => {
    server.once('request', (_, response) => resolve(response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('is aborted when the caller goes before the answer', async () => {
  const caller = new AbortController();
  const answer = fetch(url, { signal: caller.signal });
  const signal = untilGone(await asked);
  expect(signal.aborted).toBe(false);
  const aborted = once(signal, 'abort');
  caller.abort();
  await expect(answer).rejects.toThrow();
  await aborted;
  expect(signal.aborted).toBe(true);
});

it('is not aborted by the end of an answer', async () => {
  const answer = fetch(url);
  const response = await asked;
  const signal = untilGone(response);
  response.end('known');
  await (await answer).text();
  if (!response.closed) await once(response, 'close');
  expect(signal.aborted).toBe(false);
});
