import { connect, createServer, type Server, type AddressInfo } from 'node:net';

/** A pooler that passes everything on but start-up parameters that it does not know, as poolers do. */
export class Pooler {
  static async start(port: number): Promise<Pooler> {
    const server = createServer(client => {
      const behind = connect(port, '127.0.0.1');
      client.once('data', first => {
        behind.write(withoutOptions(first as Buffer));
        client.pipe(behind);
      });
      behind.pipe(client);
      for (const socket of [client, behind]) {
        socket.on('error', () => {
          client.destroy();
          behind.destroy();
        });
      }
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    return new Pooler(server);
  }

  private constructor(readonly server: Server) {}

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  stop(): void {
    this.server.close();
  }
}

/** A start-up message is its length, its version, then names and values that end with zeros. */
function withoutOptions(message: Buffer): Buffer {
  const parts = message.subarray(8).toString('latin1').split('\0');
  const kept: string[] = [];
  for (let index = 0; parts[index]; index += 2) {
    if (parts[index] !== 'options') kept.push(parts[index], parts[index + 1]);
  }
  const body = Buffer.from(`${kept.join('\0')}\0\0`, 'latin1');
  const head = Buffer.from(message.subarray(0, 8));
  head.writeInt32BE(8 + body.length);
  return Buffer.concat([head, body]);
}
