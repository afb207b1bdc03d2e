import { sha256 as hashOfBrowsers } from '@noble/hashes/sha2';
import { sha256, signerOf, subtle } from '../__testUtils__/crypto';
import { TestLog, testEntry } from '../__testUtils__/TestLog';
import { fromBase64, toBase64 } from '../bytes';
import { signCheckpoint } from '../checkpoint';
import { type EntryKind, entryOf } from '../entry';
import { rootOf } from '../merkle';
import type { TrustedKey } from '../note';
import { type Receipt, sealReceipt } from '../receipt';
import { verifyReceipt } from './verifyReceipt';

let log: TestLog;
let receipt: Receipt;
beforeAll(async () => {
  log = await TestLog.of(300);
  receipt = await log.receipt(123);
});

const verify = (
  document: unknown,
  options: { held?: string; keys?: TrustedKey[] } = {},
) =>
  verifyReceipt({
    receipt: document,
    keys: [log.signer],
    sha256,
    subtle,
    ...options,
  });

/** Status and code of the whole, and the step that it hangs on. */
async function answer(...asked: Parameters<typeof verify>): Promise<string> {
  const result = await verify(...asked);
  const at = result.steps.find(({ status }) =>
    /refused|undecided/.test(status),
  );
  return result.status === 'verified'
    ? `verified, payload ${result.payload}`
    : `${result.status} at ${at?.step}: ${result.code}`;
}

describe('verifyReceipt', () => {
  it('proves each step and says what it proved', async () => {
    const held = (await log.checkpoint(200)).note;
    const document = await log.receipt(123, { with: 200 });
    const enveloped = await sealReceipt({
      receipt: document,
      signers: [log.signer],
      sha256,
    });
    const { steps, ...rest } = await verify(
      JSON.parse(JSON.stringify(enveloped)),
      { held },
    );
    const { note: _note, ...checkpoint } = await log.checkpoint();
    expect(rest).toEqual({
      status: 'verified',
      receipt: document,
      checkpoint,
      payload: 'present',
    });
    expect(steps.map(({ step, status }) => [step, status])).toEqual([
      ['receipt', 'proved'],
      ['envelope', 'proved'],
      ['checkpoint', 'proved'],
      ['inclusion', 'proved'],
      ['payload', 'proved'],
      ['held-checkpoint', 'proved'],
    ]);
  });

  it('holds for every entry, and for a key without a name', async () => {
    for (let index = 0; index < 300; index += 7) {
      const keys = [{ publicKey: log.signer.publicKey }];
      expect(await answer(await log.receipt(index), { keys })).toBe(
        'verified, payload present',
      );
    }
  });

  it('is the same with the hash that browsers bring', async () => {
    const inBrowser = await verifyReceipt({
      receipt,
      keys: [log.signer],
      sha256: hashOfBrowsers,
      subtle,
    });
    expect(inBrowser).toEqual(await verify(receipt));
  });

  it('says what stays open: an erased payload, no checkpoint from elsewhere', async () => {
    const erased = await verify(await log.receipt(123, { erased: true }));
    expect(erased.status).toBe('verified');
    expect(erased.steps.filter(({ status }) => status === 'open')).toEqual([
      {
        step: 'payload',
        status: 'open',
        message:
          'The payload was erased, or left out. That, when and about what it was recorded is proved; what it said is not.',
      },
      {
        step: 'held-checkpoint',
        status: 'open',
        message:
          'No checkpoint from elsewhere was given, so it is not proved that the log shows everybody the same.',
      },
    ]);
  });

  it('accepts a held checkpoint that is older, as old, or newer', async () => {
    const at = async (size: number) => (await log.checkpoint(size)).note;
    const old = (other?: number) =>
      log.receipt(123, { size: 150, with: other });
    expect([
      await answer(await old(130), { held: await at(130) }),
      await answer(await old(), { held: await at(150) }),
      await answer(await old(300), { held: await at(300) }),
      await answer(await old(0), { held: await at(0) }),
      await answer(await old(), { held: await at(130) }),
      await answer(await old(299), { held: await at(300) }),
    ]).toEqual([
      'verified, payload present',
      'verified, payload present',
      'verified, payload present',
      'verified, payload present',
      'undecided at held-checkpoint: consistency-missing',
      'undecided at held-checkpoint: consistency-missing',
    ]);
  });

  it('refuses forged, re-signed and moved receipts', async () => {
    const { entry, payload, proof, checkpoint } = receipt;
    const changed = (change: object) => answer({ ...receipt, ...change });
    const inProof = (change: object) =>
      changed({ proof: { ...proof, ...change } });
    const other = await log.receipt(124);
    const resigned = await signCheckpoint({
      checkpoint: await log.checkpoint(),
      signers: [await signerOf(log.signer.name)],
      sha256,
    });
    const later = { ...entry, at: '2026-03-02T12:00:00.000Z' };
    const verdict = { ...(payload as object), verdict: { outcome: 'allow' } };
    expect({
      entry: await changed({ entry: later }),
      kind: await changed({ entry: { ...entry, kind: 'approval' } }),
      otherEntry: await changed({ entry: other.entry }),
      verdict: await changed({ payload: verdict }),
      otherPayload: await changed({ payload: other.payload, salt: other.salt }),
      salt: await changed({ salt: other.salt }),
      noSalt: await changed({ salt: undefined }),
      noPayload: await changed({ payload: undefined }),
      index: await inProof({ index: 124 }),
      outside: await inProof({ index: 300 }),
      size: await inProof({ size: 299 }),
      reordered: await inProof({ hashes: [...proof.hashes].reverse() }),
      truncated: await inProof({ hashes: proof.hashes.slice(1) }),
      extended: await inProof({ hashes: [...proof.hashes, proof.hashes[0]] }),
      checkpointSize: await changed({
        checkpoint: checkpoint.replace('\n300\n', '\n301\n'),
      }),
      checkpointOrigin: await changed({
        checkpoint: checkpoint.replace('/1', '/2'),
      }),
      olderCheckpoint: await changed({
        checkpoint: (await log.checkpoint(200)).note,
      }),
      resigned: await changed({ checkpoint: resigned }),
      unsigned: await changed({ checkpoint: checkpoint.split('—')[0] }),
    }).toEqual({
      entry: 'refused at inclusion: proof-mismatch',
      kind: 'refused at inclusion: proof-mismatch',
      otherEntry: 'refused at inclusion: proof-mismatch',
      verdict: 'refused at payload: payload-differs',
      otherPayload: 'refused at payload: payload-differs',
      salt: 'refused at payload: payload-differs',
      noSalt: 'refused at payload: payload-incomplete',
      noPayload: 'refused at payload: payload-incomplete',
      index: 'refused at inclusion: proof-mismatch',
      outside: 'refused at inclusion: index-invalid',
      size: 'refused at inclusion: size-differs',
      reordered: 'refused at inclusion: proof-mismatch',
      truncated: 'refused at inclusion: proof-length',
      extended: 'refused at inclusion: proof-length',
      checkpointSize: 'refused at checkpoint: signature-forged',
      checkpointOrigin: 'refused at checkpoint: signature-forged',
      olderCheckpoint: 'refused at inclusion: size-differs',
      resigned: 'refused at checkpoint: key-unknown',
      unsigned: 'undecided at checkpoint: note-malformed',
    });
  });

  it('refuses every flipped bit of a proof', async () => {
    const { proof } = receipt;
    for (let at = 0; at < proof.hashes.length; at++) {
      for (let bit = 0; bit < 256; bit++) {
        const hash = fromBase64(proof.hashes[at])!;
        hash[Math.floor(bit / 8)] ^= 1 << bit % 8;
        const hashes = proof.hashes.map((h, i) =>
          i === at ? toBase64(hash) : h,
        );
        expect(await answer({ ...receipt, proof: { ...proof, hashes } })).toBe(
          'refused at inclusion: proof-mismatch',
        );
      }
    }
  });

  it('notices a log that was forked or rolled back, against what somebody holds', async () => {
    const { signer } = log;
    const entryAt = (n: number) => testEntry(n === 160 ? 1000 : n);
    const forked = await TestLog.of(300, { signer, entryAt });
    const held = (await log.checkpoint()).note;
    const before = await forked.receipt(123, { size: 200, with: 300 });
    const other = await TestLog.of(300, { name: 'other.example.com' });
    const restored = await TestLog.of(300, { signer, epoch: 2 });
    const keys = [signer, other.signer];
    expect({
      sameSize: await answer(await forked.receipt(123), { held }),
      smaller: await answer(before, { held }),
      otherLog: await answer(await other.receipt(123), { held, keys }),
      otherKey: await answer(await other.receipt(123), { held }),
      restored: await answer(await restored.receipt(123), { held }),
      heldForged: await answer(receipt, { held: held.replace('300', '301') }),
      heldBroken: await answer(receipt, { held: 'x' }),
    }).toEqual({
      sameSize: 'refused at held-checkpoint: root-differs',
      smaller: 'refused at held-checkpoint: consistency-differs',
      otherLog: 'refused at held-checkpoint: origin-differs',
      otherKey: 'refused at checkpoint: key-unknown',
      restored: 'undecided at held-checkpoint: epoch-differs',
      heldForged: 'refused at held-checkpoint: signature-forged',
      heldBroken: 'undecided at held-checkpoint: note-malformed',
    });
  });

  it.each([
    ['null', null],
    ['a text', 'receipt'],
    ['a list', []],
    ['nothing in it', {}],
    ['another version', { version: 'guardrails/receipt/v2' }],
    [
      'an envelope of something else',
      { payloadType: 'text/plain', payload: '', signatures: [] },
    ],
  ])('refuses %s', async (_, document) => {
    expect(await answer(document)).toBe(
      'undecided at receipt: receipt-malformed',
    );
  });

  it('refuses what a parser would pass over, and nesting without end', async () => {
    let deep: unknown = 1;
    for (let i = 0; i < 200_000; i++) deep = [deep];
    const { proof } = receipt;
    const malformed = 'undecided at receipt: receipt-malformed';
    expect({
      extra: await answer({ ...receipt, approved: true }),
      inEntry: await answer({
        ...receipt,
        entry: { ...receipt.entry, note: 1 },
      }),
      longProof: await answer({
        ...receipt,
        proof: { ...proof, hashes: Array(60).fill(proof.hashes[0]) },
      }),
      fraction: await answer({ ...receipt, proof: { ...proof, size: 300.5 } }),
      text: await answer({ ...receipt, proof: { ...proof, size: '300' } }),
    }).toEqual({
      extra: malformed,
      inEntry: malformed,
      longProof: malformed,
      fraction: malformed,
      text: malformed,
    });
    expect(await answer({ ...receipt, payload: deep })).toBe(
      'undecided at payload: receipt-malformed',
    );
  });

  it('is undecided where nothing can be verified', async () => {
    const without = {
      ...subtle,
      importKey: () => Promise.reject(new Error('no Ed25519')),
    };
    const result = await verifyReceipt({
      receipt,
      keys: [log.signer],
      sha256,
      subtle: without,
    });
    expect(result).toMatchObject({
      status: 'undecided',
      code: 'key-malformed',
      steps: [
        { step: 'receipt', status: 'proved' },
        { step: 'checkpoint', status: 'undecided' },
        { step: 'inclusion', status: 'skipped' },
        { step: 'payload', status: 'skipped' },
        { step: 'held-checkpoint', status: 'skipped' },
      ],
    });
  });
});

describe('the receipt of an entry whose epoch ended before it was signed', () => {
  let ended: TestLog;
  let next: TestLog;
  let unsigned: Receipt;

  beforeAll(async () => {
    ended = await TestLog.of(20, { signer: log.signer });
    next = await successorOf(ended);
    unsigned = await across(ended, next, 17);
  });

  const changed = (change: (copy: Receipt) => void): Receipt => {
    const copy = structuredClone(unsigned);
    change(copy);
    return copy;
  };

  it('is proved by the first entry of the next epoch', async () => {
    const { steps, ...rest } = await verify(unsigned);
    expect(rest).toMatchObject({ status: 'verified', payload: 'present' });
    expect(steps).toContainEqual({
      step: 'inclusion',
      status: 'proved',
      message:
        'The entry is in log.example.com/epoch/1, unchanged, at index 17. That epoch ended after 20 entries; the first entry of log.example.com/epoch/2 says so.',
    });
  });

  it.each<[string, (copy: Receipt) => void]>([
    ['another entry', copy => (copy.entry.at = '2026-03-02T12:00:00.000Z')],
    ['another place', copy => (copy.proof.index = 16)],
    [
      'an end that was never stated',
      copy => {
        const { previous } = copy.succession!.payload as {
          previous: { size: number };
        };
        previous.size = 19;
      },
    ],
    [
      'a payload that is left out',
      copy => {
        copy.succession!.payload = undefined;
      },
    ],
    [
      'an entry that is not the first',
      copy => {
        copy.succession!.entry = copy.entry;
      },
    ],
    [
      'no succession',
      copy => {
        delete copy.succession;
      },
    ],
  ])('is refused with %s', async (_what, change) => {
    expect(await answer(changed(change))).toMatch(/^(refused|undecided) at /);
  });

  it('is refused where another kind of entry, an epoch of another log or a later one states the end, or one that the service had not written', async () => {
    for (const previous of [
      { origin: 'other.example.com/epoch/1' },
      { origin: 'log.example.com/epoch/2' },
      { kind: 'decision' as const },
      { sealed: false },
    ]) {
      const other = await successorOf(ended, previous);
      expect(await answer(await across(ended, other, 17))).toBe(
        'undecided at inclusion: receipt-malformed',
      );
    }
  });
});

/** The log of the next epoch, whose first entry says where this one ended. */
async function successorOf(
  ended: TestLog,
  stated: { origin?: string; kind?: EntryKind; sealed?: boolean } = {},
): Promise<TestLog> {
  const { origin = ended.origin, kind = 'epoch', sealed = true } = stated;
  const root = toBase64(rootOf(ended.state, sha256));
  return TestLog.of(5, {
    epoch: 2,
    signer: ended.signer,
    entryAt: n =>
      n > 0
        ? testEntry(n)
        : entryOf({
            kind,
            at: '2026-03-01T12:00:00.000Z',
            subjects: {},
            payload: {
              epoch: 2,
              previous: { origin, size: ended.state.size, root, sealed },
            },
            salt: new Uint8Array(32),
            sha256,
          }),
  });
}

async function across(
  ended: TestLog,
  next: TestLog,
  index: number,
): Promise<Receipt> {
  const own = await ended.receipt(index);
  const first = await next.receipt(0);
  const { index: _index, ...proof } = first.proof;
  return {
    ...own,
    checkpoint: first.checkpoint,
    succession: {
      entry: first.entry,
      payload: first.payload,
      salt: first.salt!,
      proof,
    },
  };
}
