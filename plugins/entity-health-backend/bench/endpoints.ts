/*
 * Endpoints in a process of their own, so that answering costs the measured process nothing. Every address of 127.0.0.0/8
 * is this machine, so each endpoint has a host of its own.
 */
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';

const body = JSON.stringify({
  status: 'UP',
  components: {
    db: { status: 'UP', details: { database: 'PostgreSQL' } },
    diskSpace: { status: 'UP', details: { total: 1, free: 1 } },
    ping: { status: 'UP' },
  },
});

const answering = http.createServer((_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(body);
});
answering.keepAliveTimeout = 120_000;

const silent = net.createServer(socket => {
  socket.on('error', () => {});
});

answering.listen(0, () => {
  silent.listen(0, () => {
    process.send?.({ answering: portOf(answering), silent: portOf(silent) });
  });
});

function portOf(server: net.Server): number {
  return (server.address() as AddressInfo).port;
}
