import { createPublicKey } from 'node:crypto';
import { sha256, signerOf, subtle } from '../__testUtils__/crypto';
import { bytes, goNotes } from '../__testUtils__/goVectors';
import { thrownBy } from '../__testUtils__/thrownBy';
import { concatBytes, fromBase64, toBase64 } from '../bytes';
import { type NoteSigner, signerFromPem } from './NoteSigner';
import { openNote } from './openNote';
import { signNote } from './signNote';
import { formatKey, parseKeys, type TrustedKey } from './TrustedKey';

const [log] = parseKeys(goNotes.verifierKey, sha256);
const [witness] = parseKeys(goNotes.witnessKey, sha256);
const { name } = goNotes;
const { signed, text } = goNotes;
const open = (note: string, keys: TrustedKey[]) =>
  openNote({ note, keys, sha256, subtle });

/** PKCS #8 around the seed of the vectors. */
const goPem = `-----BEGIN PRIVATE KEY-----\n${toBase64(
  concatBytes(bytes('MC4CAQAwBQYDK2VwBCIEIA=='), bytes(goNotes.seed)),
)}\n-----END PRIVATE KEY-----\n`;

describe('notes', () => {
  it('are those of Go, byte for byte', async () => {
    const signer = await signerFromPem({ name, privateKey: goPem, subtle });
    expect(signer.publicKey).toEqual(bytes(goNotes.publicKey));
    expect(formatKey(signer, sha256)).toBe(goNotes.verifierKey);
    expect(await signNote({ text, signers: [signer], sha256 })).toBe(
      goNotes.signedAlone,
    );
    expect(
      await signNote({
        text: 'a text\n\nwith — an empty line\n',
        signers: [signer],
        sha256,
      }),
    ).toBe(goNotes.withEmptyLine);
    expect(await open(goNotes.withEmptyLine, [log])).toEqual({
      text: 'a text\n\nwith — an empty line\n',
      signedBy: [name],
    });
  });

  it('pass over signatures of unknown keys and count those of known ones', async () => {
    const { publicKey } = await signerOf('other');
    expect(await open(signed, [log])).toEqual({ text, signedBy: [name] });
    expect(await open(signed, [witness, log])).toEqual({
      text,
      signedBy: [name, 'witness.example.com'],
    });
    expect(
      await open(signed, [{ publicKey: log.publicKey }, { publicKey }]),
    ).toEqual({ text, signedBy: [name] });
    const sameName = { name, publicKey };
    expect(await thrownBy(() => open(signed, [sameName]))).toBe('key-unknown');
    expect(await thrownBy(() => open(signed, []))).toBe('key-unknown');
  });

  it('are refused with one forged signature, whatever else is there', async () => {
    const at = signed.indexOf('— ');
    const [head, tail] = [signed.slice(0, at), signed.slice(at)];
    const forgedLog = `${head.replace('\n300\n', '\n301\n')}${tail}`;
    expect(await thrownBy(() => open(forgedLog, [log]))).toBe(
      'signature-forged',
    );
    const [first, second] = tail.trimEnd().split('\n');
    const forgedWitness = `${head}${first}\n${flipLast(second)}\n`;
    expect(await thrownBy(() => open(forgedWitness, [log, witness]))).toBe(
      'signature-forged',
    );
    const copied = `${head}${first}\n${flipLast(first)}\n`;
    expect(await thrownBy(() => open(copied, [log]))).toBe('signature-forged');
    const short = `${head}— ${name} ${toBase64(
      fromBase64(first.split(' ')[2])!.slice(0, 40),
    )}\n`;
    expect(await thrownBy(() => open(short, [log]))).toBe('signature-forged');
  });

  it.each([
    ['nothing', ''],
    ['no signatures', text],
    ['no newline at the end', signed.trimEnd()],
    ['a carriage return', signed.replace('\n', '\r\n')],
    ['a control character', signed.replace('300', '3\u001b00')],
    ['half a character', signed.replace('300', '\ud800')],
    ['a hyphen for the dash', signed.replace('— ', '- ')],
    ['two spaces', signed.replace('— ', '—  ')],
    ['a third part in a line', signed.replace('WwE=', 'WwE= x')],
    ['an empty text', '\n\n— a AAAAAAA=\n'],
    ['many signatures', `${text}\n${'— a AAAAAAA=\n'.repeat(101)}`],
    ['another spelling of base64', signed.replace('WwE=', 'WwF=')],
    ['a short signature', `${text}\n— a AAAAAA==\n`],
  ])('are refused with %s', async (_, note) => {
    expect(await thrownBy(() => open(note, [log, witness]))).toBe(
      'note-malformed',
    );
  });

  it('are refused when too large, before they are read', async () => {
    const note = `${'x\n'.repeat(600_000)}${signed}`;
    expect(await thrownBy(() => open(note, [log]))).toBe('note-too-large');
  });

  it('cannot be signed where they could not be read back', async () => {
    const signer = await signerOf('log');
    const sign = (unreadable: string, by: NoteSigner = signer) =>
      thrownBy(() => signNote({ text: unreadable, signers: [by], sha256 }));
    expect([
      await sign('no newline'),
      await sign(''),
      await sign('tab\tin it\n'),
      await sign('fine\n', { ...signer, name: 'two words' }),
      await sign('fine\n'),
    ]).toEqual([
      'note-malformed',
      'note-malformed',
      'note-malformed',
      'note-malformed',
      'nothing',
    ]);
  });
});

function flipLast(line: string): string {
  const parts = line.split(' ');
  const signature = fromBase64(parts[2])!;
  signature[signature.length - 1] ^= 1;
  return [...parts.slice(0, 2), toBase64(signature)].join(' ');
}

describe('keys', () => {
  it('are read from verifier keys and PEM, several after a rotation', async () => {
    const other = await signerOf('log.example.com/other');
    const der = concatBytes(
      bytes('MCowBQYDK2VwAyEA'),
      bytes(goNotes.publicKey),
    );
    const pem = `-----BEGIN PUBLIC KEY-----\n${toBase64(
      der,
    )}\n-----END PUBLIC KEY-----`;
    expect(createPublicKey(pem).asymmetricKeyType).toBe('ed25519');
    const file = `# until May\n${
      goNotes.verifierKey
    }\r\n\n${pem}\n  ${formatKey(other, sha256)}\n`;
    expect(parseKeys(file, sha256)).toEqual([
      { publicKey: log.publicKey },
      { name, publicKey: log.publicKey },
      { name: other.name, publicKey: other.publicKey },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['remarks alone', '# none\n'],
    ['a word', 'key'],
    ['the id of another name', goNotes.verifierKey.replace('log.', 'lag.')],
    ['another id', goNotes.verifierKey.replace('+02d7', '+02d8')],
    ['another type', goNotes.verifierKey.replace('+Aep', '+Bep')],
    ['a byte less', goNotes.verifierKey.slice(0, -4)],
    ['one good and one broken', `${goNotes.verifierKey}\nbroken`],
    [
      'a key of RSA',
      '-----BEGIN PUBLIC KEY-----\nMDwwDQYJKoZIhvcNAQEBBQADKwAwKAIhAA==\n-----END PUBLIC KEY-----',
    ],
    ['half a PEM', '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA'],
    ['a private key', goPem],
  ])('are refused: %s', async (_, file) => {
    expect(await thrownBy(() => parseKeys(file, sha256))).toBe('key-malformed');
  });

  it('never show a private key in an error', async () => {
    const secret = goPem.split('\n')[1];
    const broken = goPem.replace('MC4C', 'MC5C');
    for (const privateKey of [broken, secret, '']) {
      const error = await signerFromPem({ name, privateKey, subtle }).catch(
        e => e,
      );
      expect(error).toMatchObject({ code: 'key-malformed' });
      expect(JSON.stringify(error) + String(error.stack)).not.toContain(
        secret.slice(12),
      );
    }
  });
});
