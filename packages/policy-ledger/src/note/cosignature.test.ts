import { generateKeyPairSync, sign } from 'node:crypto';
import { sha256, subtle } from '../__testUtils__/crypto';
import { TestLog } from '../__testUtils__/TestLog';
import { thrownBy } from '../__testUtils__/thrownBy';
import { openCosignature, parseWitnessKey } from './cosignature';

const name = 'witness.example.com';
const pair = generateKeyPairSync('ed25519');
const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(12);
const typed = Buffer.concat([Buffer.of(4), raw]);
const id = Buffer.from(
  sha256(Buffer.concat([Buffer.from(`${name}\n`), typed])),
).subarray(0, 4);
const key = `${name}+${id.toString('hex')}+${typed.toString('base64')}`;

/** As C2SP tlog-cosignature says it, made without the code under test. */
function cosign(note: string, at: number): string {
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(at));
  const message = Buffer.from(`cosignature/v1\ntime ${at}\n${text}`);
  const signature = sign(null, message, pair.privateKey);
  const line = Buffer.concat([id, time, signature]).toString('base64');
  return `${note}— ${name} ${line}\n`;
}

describe('openCosignature', () => {
  it('tells when a witness signed, and nothing of what it did not sign', async () => {
    const log = await TestLog.of(3);
    const { note } = await log.checkpoint();
    const older = (await log.checkpoint(2)).note;
    const witness = parseWitnessKey(key, sha256);
    const open = (given: string) =>
      openCosignature({ note: given, key: witness, sha256, subtle });
    const cosigned = cosign(note, 1_700_000_000);
    expect(await open(cosigned)).toEqual({ at: 1_700_000_000 });
    expect(await thrownBy(() => open(note))).toBe('key-unknown');
    const line = cosigned.slice(note.length);
    expect(await thrownBy(() => open(`${older}${line}`))).toBe(
      'signature-forged',
    );
  });

  it('takes the key of a witness alone', async () => {
    const wrong = [
      '',
      key.replace('+', ''),
      key.replace(name, 'other.example.com'),
      `${name}+00000000+${typed.toString('base64')}`,
    ];
    for (const text of wrong) {
      expect(await thrownBy(() => parseWitnessKey(text, sha256))).toBe(
        'key-malformed',
      );
    }
  });
});
