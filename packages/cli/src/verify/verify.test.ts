import { createHash, generateKeyPairSync, webcrypto } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  appendBatch,
  EMPTY_TREE,
  entryOf,
  formatKey,
  inclusionProof,
  originOf,
  receiptOf,
  sealReceipt,
  type Sha256,
  signCheckpoint,
  signerFromPem,
} from '@backstage-guardrails/policy-ledger';
import { guardrails } from '../testing/guardrails';

const sha256: Sha256 = data =>
  new Uint8Array(createHash('sha256').update(data).digest());
const folder = mkdtempSync(join(tmpdir(), 'guardrails-verify-'));
const file = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(
    path,
    typeof content === 'string' ? content : JSON.stringify(content),
  );
  return path;
};

async function makeFiles() {
  const pair = generateKeyPairSync('ed25519');
  const signer = await signerFromPem({
    name: 'log.example.com',
    privateKey: pair.privateKey.export({
      format: 'pem',
      type: 'pkcs8',
    }) as string,
    subtle: webcrypto.subtle,
  });
  const payload = { outcome: 'deny', reason: '\u001b[2J\n✓ Verified' };
  const entries = [0, 1, 2].map(n =>
    entryOf({
      kind: 'decision',
      at: '2026-03-01T12:00:00Z',
      subjects: { decision: `01990000-0000-7000-8000-00000000000${n}` },
      payload,
      salt: new Uint8Array(32).fill(n),
      sha256,
    }),
  );
  const leaves = entries.map(({ leaf }) => leaf);
  const batch = appendBatch({ state: EMPTY_TREE, leaves, sha256 });
  const { state, root, tiles } = batch;
  const checkpoint = await signCheckpoint({
    checkpoint: {
      origin: originOf({ log: signer.name, epoch: 1 }),
      size: 3,
      root,
    },
    signers: [signer],
    sha256,
  });
  const { header, leaf, salt } = entries[1];
  const receipt = receiptOf({
    header,
    payload: { value: payload, salt },
    proof: await inclusionProof({
      index: 1,
      leaf,
      state,
      store: { readTile: async () => tiles[0].hashes },
      sha256,
    }),
    checkpoint,
  });
  return {
    receipt,
    receiptFile: file('receipt.json', receipt),
    envelope: file(
      'envelope.json',
      await sealReceipt({ receipt, signers: [signer], sha256 }),
    ),
    key: file('log.pub', formatKey(signer, sha256)),
    pem: file(
      'log.pem',
      pair.publicKey.export({ format: 'pem', type: 'spki' }),
    ),
    checkpoint: file('checkpoint', checkpoint),
  };
}

describe('guardrails verify', () => {
  let made: Awaited<ReturnType<typeof makeFiles>>;
  beforeAll(async () => {
    made = await makeFiles();
  });

  it('prints a line for each step and ends with 0', async () => {
    const { receiptFile, key, checkpoint } = made;
    const answer = await guardrails([
      'verify',
      receiptFile,
      '--key',
      key,
      '--checkpoint',
      checkpoint,
    ]);
    expect(answer).toEqual({
      code: 0,
      err: '',
      out: `✓ Verified: ${receiptFile}
  ✓ receipt         A receipt of an entry about: decision, 2026-03-01T12:00:00Z.
  ✓ checkpoint      The given key signed the first 3 entries of log.example.com/epoch/1.
  ✓ inclusion       The entry is in that log, unchanged, at index 1.
  ✓ payload         The payload is the one that was recorded.
  ✓ held-checkpoint The checkpoint you hold, of 3 entries, is of the same history.
`,
    });
  });

  it('reads envelopes, keys in PEM and standard input, and answers programs in JSON', async () => {
    const { envelope, pem, receipt } = made;
    expect((await guardrails(['verify', envelope, '--key', pem])).code).toBe(0);
    const { code, out } = await guardrails(
      ['verify', '-', '--key', pem, '--output', 'json'],
      { standardInput: JSON.stringify(receipt) },
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      status: 'verified',
      payload: 'present',
      entry: receipt.entry,
      index: 1,
      checkpoint: { origin: 'log.example.com/epoch/1', size: 3 },
      steps: expect.any(Array),
    });
  });

  it('ends with 2 for what was tampered with', async () => {
    const { receipt, key } = made;
    const payload = { outcome: 'allow' };
    const tampered = file('tampered.json', { ...receipt, payload });
    const { code, out } = await guardrails(['verify', tampered, '--key', key]);
    expect(code).toBe(2);
    expect(out).toContain('✗ Not verified');
    expect(out).toContain('[payload-differs]');
    const stranger = generateKeyPairSync('ed25519').publicKey;
    const other = file(
      'other.pem',
      stranger.export({ format: 'pem', type: 'spki' }),
    );
    const answer = await guardrails([
      'verify',
      made.receiptFile,
      '--key',
      other,
    ]);
    expect(answer.code).toBe(2);
    expect(answer.out).toContain('[key-unknown]');
  });

  it('ends with 1 where it cannot tell, which is never a pass', async () => {
    const { receiptFile, key } = made;
    const broken = file('broken.json', '{');
    const binary = join(folder, 'binary');
    writeFileSync(binary, Uint8Array.of(0xff, 0xfe));
    const missing = join(folder, 'missing');
    const code = async (...argv: string[]) => {
      const answer = await guardrails(['verify', ...argv]);
      return [answer.code, /\[([a-z-]+)\]\n$/.exec(answer.err)?.[1]];
    };
    expect([
      await code(missing, '--key', key),
      await code(receiptFile, '--key', missing),
      await code(receiptFile, '--key', broken),
      await code(broken, '--key', key),
      await code(binary, '--key', key),
      await code(receiptFile),
    ]).toEqual([
      [1, 'path-not-found'],
      [1, 'path-not-found'],
      [1, 'key-malformed'],
      [1, 'not-json'],
      [1, 'not-text'],
      [1, 'usage'],
    ]);
  });
});
