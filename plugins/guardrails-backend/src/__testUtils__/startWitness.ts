import { generateKeyPairSync, hash, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/**
 * A witness as C2SP tlog-witness describes it, over HTTP. It holds the newest checkpoint and refuses what does not
 * say that it goes on from there; the proof itself is the business of a real one.
 */
export async function startWitness() {
  const name = 'witness.example.com';
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12);
  const typed = Buffer.concat([Buffer.of(4), raw]);
  const id = hash(
    'sha256',
    Buffer.concat([Buffer.from(`${name}\n`), typed]),
    'buffer',
  ).subarray(0, 4);
  const held: { size: number; notes: string[]; proofs: string[][] } = {
    size: 0,
    notes: [],
    proofs: [],
  };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const [head, ...rest] = body.slice(0, body.indexOf('\n\n')).split('\n');
    const note = body.slice(body.indexOf('\n\n') + 2);
    const [, size] = note.split('\n');
    if (head !== `old ${held.size}`) {
      response.writeHead(409, { 'content-type': 'text/x.tlog.size' });
      response.end(`${held.size}\n`);
      return;
    }
    held.size = Number(size);
    held.notes.push(note);
    held.proofs.push(rest);
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000)));
    const seconds = time.readBigUInt64BE();
    const signed = note.slice(0, note.indexOf('\n\n') + 1);
    const message = Buffer.from(`cosignature/v1\ntime ${seconds}\n${signed}`);
    const line = Buffer.concat([id, time, sign(null, message, privateKey)]);
    response.end(`— ${name} ${line.toString('base64')}\n`);
  }).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    publicKey: `${name}+${id.toString('hex')}+${typed.toString('base64')}`,
    held,
    close: () => server.close(),
  };
}
