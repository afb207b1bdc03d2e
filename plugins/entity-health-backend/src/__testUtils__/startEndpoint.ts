import http, { type RequestListener } from 'node:http';
import https from 'node:https';
import net, { type Socket } from 'node:net';

/** A server of a test. @internal */
export type TestEndpoint = {
  port: number;
  /** Requests that came, as method and target, with their headers. */
  requests: { line: string; headers: http.IncomingHttpHeaders }[];
  /** Connections that came. */
  connections: number;
  close(): Promise<void>;
};

/** Starts an HTTP server on a loopback address; with `tls`, an HTTPS server. @internal */
export async function startEndpoint(
  listener: RequestListener,
  options: {
    address?: string;
    port?: number;
    tls?: { key: string; cert: string };
    keepAliveTimeout?: number;
  } = {},
): Promise<TestEndpoint> {
  const requests: TestEndpoint['requests'] = [];
  const handler: RequestListener = (request, response) => {
    const { method, url, headers } = request;
    requests.push({ line: `${method} ${url}`, headers });
    listener(request, response);
  };
  const server = options.tls
    ? https.createServer(options.tls, handler)
    : http.createServer(handler);
  server.keepAliveTimeout = options.keepAliveTimeout ?? 5000;
  return listen(server, { ...options, requests });
}

/** Starts a server that speaks whatever it likes. @internal */
export async function startRaw(
  talk: (socket: Socket) => void,
): Promise<TestEndpoint> {
  const server = net.createServer(socket => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => talk(socket));
  });
  return listen(server, { requests: [] });
}

async function listen(
  server: net.Server,
  options: {
    address?: string;
    port?: number;
    requests: TestEndpoint['requests'];
  },
): Promise<TestEndpoint> {
  const { address = '127.0.0.1', port = 0, requests } = options;
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', socket => {
    connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('No port');
  return {
    requests,
    port: bound.port,
    get connections() {
      return connections;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise(done => {
        server.close(done);
      });
    },
  };
}
