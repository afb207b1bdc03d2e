import { once } from 'node:events';
import express from 'express';
import type { AddressInfo } from 'node:net';
import { request } from 'node:http';
import { TestError } from '../__testUtils__/TestError';
import { refuseMethod } from './refuseMethod';

describe('refuseMethod', () => {
  const app = express();
  app.use(
    refuseMethod({
      paths: {
        '/things': { get: {}, post: {} },
        '/things/newest': { get: {} },
        '/things/{id}': { delete: {} },
      },
      Failure: TestError,
    }),
  );
  app.use((_request, response) => {
    response.status(200).end();
  });
  app.use(((error, _request, response, _next) => {
    response.status(error.statusCode).end(error.code);
  }) as express.ErrorRequestHandler);
  const server = app.listen(0);

  afterAll(async () => {
    server.close();
    await once(server, 'close');
  });

  /** With Node's own client, because fetch sends no TRACE. */
  const ask = (method: string, path: string) =>
    new Promise<[number?, string?]>((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      request({ port, method, path }, answer => {
        answer.resume();
        resolve([answer.statusCode, answer.headers.allow]);
      })
        .on('error', reject)
        .end();
    });

  it.each([
    ['GET', '/things', 200, undefined],
    ['HEAD', '/things', 200, undefined],
    ['OPTIONS', '/things', 204, 'GET, POST, HEAD, OPTIONS'],
    ['OPTIONS', '/things/newest', 204, 'GET, HEAD, OPTIONS'],
    ['OPTIONS', '/nothing', 200, undefined],
    ['DELETE', '/things/newest', 405, 'GET, HEAD, OPTIONS'],
    ['DELETE', '/things/1', 200, undefined],
    ['TRACE', '/nothing', 200, undefined],
    ['TRACE', '/things', 405, 'GET, POST, HEAD, OPTIONS'],
    ['PATCH', '/THINGS/', 405, 'GET, POST, HEAD, OPTIONS'],
    ['PROPFIND', '/things/%2e%2e', 405, 'DELETE, OPTIONS'],
    ['GET', '/things/1?method=DELETE', 405, 'DELETE, OPTIONS'],
  ])('%s %s: %p', async (method, path, status, allow) => {
    expect(await ask(method, path)).toEqual([status, allow]);
  });
});
