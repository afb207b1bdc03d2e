import { base64, sha256, signerOf, subtle } from '../__testUtils__/crypto';
import { bytes, goNotes, goTree } from '../__testUtils__/goVectors';
import { thrownBy } from '../__testUtils__/thrownBy';
import { parseKeys, signNote, type TrustedKey } from '../note';
import { openCheckpoint } from './openCheckpoint';
import { originOf } from './origin';
import { signCheckpoint } from './signCheckpoint';

const [log] = parseKeys(goNotes.verifierKey, sha256);
const [witness] = parseKeys(goNotes.witnessKey, sha256);
const root = bytes(goTree.roots[300]);
const open = (note: string, keys: TrustedKey[]) =>
  openCheckpoint({ note, keys, sha256, subtle });

describe('checkpoints', () => {
  it('of Go are read', async () => {
    expect(await open(goNotes.signed, [log])).toEqual({
      origin: 'log.example.com/guardrails/epoch/1',
      size: 300,
      root,
      extensions: [],
    });
  });

  it('come back as they were signed, by the old key and the new one', async () => {
    const [before, after] = [await signerOf('log'), await signerOf('log')];
    const checkpoint = {
      origin: originOf({ log: 'log', epoch: 2 }),
      size: Number.MAX_SAFE_INTEGER,
      root,
      extensions: ['a line', 'another'],
    };
    const note = await signCheckpoint({
      checkpoint,
      signers: [before, after],
      sha256,
    });
    for (const { name, publicKey } of [before, after]) {
      expect(await open(note, [{ name, publicKey }])).toEqual(checkpoint);
    }
  });

  it('are not those of a log whose key signed nothing, though a trusted witness did', async () => {
    expect(await thrownBy(() => open(goNotes.signed, [witness]))).toBe(
      'origin-differs',
    );
  });

  it.each([
    ['too few lines', 'log/epoch/1\n5\n'],
    ['an empty line', `log/epoch/1\n\n5\n${base64(root)}\n`],
    ['a leading zero', `log/epoch/1\n05\n${base64(root)}\n`],
    ['a sign', `log/epoch/1\n+5\n${base64(root)}\n`],
    [
      'a size that no double holds',
      `log/epoch/1\n9007199254740992\n${base64(root)}\n`,
    ],
    ['a short root', `log/epoch/1\n5\n${base64(root.slice(1))}\n`],
    ['a root in hexadecimal', `log/epoch/1\n5\n${'ab'.repeat(32)}\n`],
    ['no epoch', `log\n5\n${base64(root)}\n`],
    ['epoch 0', `log/epoch/0\n5\n${base64(root)}\n`],
    ['epoch 01', `log/epoch/01\n5\n${base64(root)}\n`],
    ['an empty extension', `log/epoch/1\n5\n${base64(root)}\na\n\nb\n`],
  ])('are refused with %s, though signed', async (_, text) => {
    const signer = await signerOf('log');
    const note = await signNote({ text, signers: [signer], sha256 });
    expect(await thrownBy(() => open(note, [signer]))).toBe(
      'checkpoint-malformed',
    );
  });

  it('are not signed with a line break, by strangers or by nobody', async () => {
    const signer = await signerOf('log');
    const checkpoint = { origin: 'log/epoch/1', size: 5, root };
    const sign = (change: object, signers = [signer]) =>
      thrownBy(() =>
        signCheckpoint({
          checkpoint: { ...checkpoint, ...change },
          signers,
          sha256,
        }),
      );
    expect([
      await sign({}),
      await sign({ extensions: ['a\nb'] }),
      await sign({ extensions: [''] }),
      await sign({ origin: 'log/epoch/1\n6' }),
      await sign({ size: -1 }),
      await sign({ root: root.slice(1) }),
      await sign({}, []),
      await sign({}, [signer, await signerOf('other')]),
      await thrownBy(() => originOf({ log: 'two words', epoch: 1 })),
      await thrownBy(() => originOf({ log: 'log', epoch: 0 })),
    ]).toEqual([
      'nothing',
      'checkpoint-malformed',
      'checkpoint-malformed',
      'checkpoint-malformed',
      'size-invalid',
      'hash-invalid',
      'key-malformed',
      'key-malformed',
      'key-malformed',
      'checkpoint-malformed',
    ]);
  });
});
