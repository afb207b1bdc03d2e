import { createServer } from 'node:http';
import { answerOf } from './answers.mjs';
import { openCostOf } from './openCost.mjs';
import { services } from './services.mjs';
import { statusAt } from './statusAt.mjs';

const HOST = '127.0.0.1';
const FIRST_PORT = 7101;

/**
 * Starts every demo service, and an OpenCost, on the first free ports from 7101 on, reachable from this machine only.
 * `isFree` says whether another program has a port. Resolves with the port of each by name, and how to end them.
 */
export async function startServices({
  isFree,
  seed,
  first = FIRST_PORT,
  clock = Date.now,
}) {
  const ports = {};
  const servers = [];
  let port = first;
  const programs = [
    ...services.map(service => ({
      name: service.name,
      listener: (request, response) =>
        respond({ service, clock, request, response }),
    })),
    { name: 'opencost', listener: openCostOf({ seed, clock }) },
  ];
  for (const { name, listener } of programs) {
    const server = createServer(listener);
    for (;;) {
      if (port > 65_535) throw new Error('No port is free for a demo service');
      if ((await isFree(port)) && (await listens(server, port))) break;
      port += 1;
    }
    ports[name] = port;
    servers.push(server);
    port += 1;
  }
  const stop = () =>
    Promise.all(
      servers.map(server => {
        const closed = new Promise(resolve => server.close(resolve));
        server.closeAllConnections();
        return closed;
      }),
    );
  return { ports, stop };
}

/** `false` if another program took the port in between. */
function listens(server, port) {
  return new Promise((resolve, reject) => {
    const refused = error =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES'
        ? resolve(false)
        : reject(error);
    server.once('error', refused);
    server.listen({ port, host: HOST, exclusive: true }, () => {
      server.off('error', refused);
      resolve(true);
    });
  });
}

/** `/health` is the service itself; `/components/NAME/health` is another component that is always well. */
async function respond({ service, clock, request, response }) {
  const [path] = request.url.split('?');
  const [, component] = /^\/components\/([a-z0-9-]+)\/health$/.exec(path) ?? [];
  if (path !== '/health' && component === undefined) {
    response.writeHead(404).end();
    return;
  }
  const { code, type, body } = await answerOf({
    name: component ?? service.name,
    dialect: service.dialect,
    status: component ? 'pass' : statusAt(service, clock()),
  });
  response.writeHead(code, {
    'content-type': type,
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
