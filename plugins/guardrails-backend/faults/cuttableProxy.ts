import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut: what is under way breaks, and nobody gets through until it is mended. */
export async function cuttableProxy(options: { host: string; port: number }) {
  const sockets = new Set<Socket>();
  let cut = false;
  const server = createServer(incoming => {
    if (cut) {
      incoming.destroy();
      return;
    }
    const outgoing = connect(options);
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ]) {
      sockets.add(from);
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      cut = true;
      sockets.forEach(socket => socket.destroy());
    },
    mend() {
      cut = false;
    },
    close() {
      sockets.forEach(socket => socket.destroy());
      server.close();
    },
  };
}
