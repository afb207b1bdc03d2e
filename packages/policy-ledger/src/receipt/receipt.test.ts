import { createHash } from 'node:crypto';
import { sha256, signerOf, subtle } from '../__testUtils__/crypto';
import { TestLog } from '../__testUtils__/TestLog';
import { thrownBy } from '../__testUtils__/thrownBy';
import { fromUtf8, toBase64, toUtf8 } from '../bytes';
import type { NoteSigner } from '../note';
import { type Envelope, openEnvelope, sealReceipt } from './envelope';
import { preAuthenticationEncoding } from './preAuthenticationEncoding';
import { statementOf } from './statement';

describe('DSSE', () => {
  it('encodes as the specification does', () => {
    const encoded = preAuthenticationEncoding(
      'http://example.com/HelloWorld',
      toUtf8('hello world'),
    );
    expect(fromUtf8(encoded)).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    );
  });
});

describe('statementOf', () => {
  it('speaks of the entry and of the evidence, for allow and deny alike', async () => {
    const log = await TestLog.of(9);
    for (const index of [4, 5]) {
      const receipt = await log.receipt(index);
      const entry = createHash('sha256')
        .update(log.entries[index].headerText)
        .digest('hex');
      const evidence = String(index).padStart(64, '0');
      expect(statementOf(receipt, sha256)).toEqual({
        _type: 'https://in-toto.io/Statement/v1',
        subject: [
          { name: 'entry', digest: { sha256: entry } },
          { name: 'evidence', digest: { sha256: evidence } },
        ],
        predicateType:
          'https://github.com/backstage-guardrails/guardrails/receipt/v1',
        predicate: receipt,
      });
    }
    const erased = await log.receipt(4, { erased: true });
    expect(statementOf(erased, sha256).subject).toHaveLength(1);
  });
});

describe('envelopes', () => {
  const sealed = async (signers?: NoteSigner[]) => {
    const log = await TestLog.of(9);
    const receipt = await log.receipt(4);
    const envelope = await sealReceipt({
      receipt,
      signers: signers ?? [log.signer],
      sha256,
    });
    const open = (changed: Envelope, keys = [log.signer] as NoteSigner[]) =>
      openEnvelope({ envelope: changed, keys, sha256, subtle });
    return { log, receipt, envelope, open };
  };

  it('give back the receipt', async () => {
    const { envelope, receipt, open, log } = await sealed();
    expect(await open(envelope)).toEqual(receipt);
    const unnamed = [{ publicKey: log.signer.publicKey }];
    expect(
      await openEnvelope({ envelope, keys: unnamed, sha256, subtle }),
    ).toEqual(receipt);
  });

  it('are refused when anything in them was changed', async () => {
    const { envelope, open, receipt, log } = await sealed();
    const [signature] = envelope.signatures;
    const stranger = await signerOf(log.signer.name);
    const resigned = await sealReceipt({
      receipt,
      signers: [stranger],
      sha256,
    });
    const statement = statementOf(receipt, sha256);
    const seal = async (payload: Uint8Array) => {
      const message = preAuthenticationEncoding(envelope.payloadType, payload);
      const sig = toBase64(await log.signer.sign(message));
      return {
        ...envelope,
        payload: toBase64(payload),
        signatures: [{ ...signature, sig }],
      };
    };
    const added = { name: 'evidence', digest: { sha256: 'ff'.repeat(32) } };
    const subject = [...statement.subject, added];
    const forged = { ...signature, sig: `${'A'.repeat(85)}A==` };
    expect({
      payload: await thrownBy(() =>
        open({ ...envelope, payload: toBase64(toUtf8('{}')) }),
      ),
      signature: await thrownBy(() =>
        open({ ...envelope, signatures: [forged] }),
      ),
      second: await thrownBy(() =>
        open({ ...envelope, signatures: [signature, forged] }),
      ),
      resigned: await thrownBy(() => open(resigned)),
      relabelled: await thrownBy(() =>
        open({
          ...resigned,
          signatures: [{ ...resigned.signatures[0], keyid: signature.keyid }],
        }),
      ),
      subject: await thrownBy(async () =>
        open(await seal(toUtf8(JSON.stringify({ ...statement, subject })))),
      ),
      spaced: await thrownBy(async () =>
        open(await seal(toUtf8(JSON.stringify(statement, null, 1)))),
      ),
      other: await thrownBy(async () => open(await seal(toUtf8('null')))),
      notJson: await thrownBy(async () => open(await seal(toUtf8('{')))),
      notText: await thrownBy(async () =>
        open(await seal(Uint8Array.of(0xff))),
      ),
    }).toEqual({
      payload: 'signature-forged',
      signature: 'signature-forged',
      second: 'signature-forged',
      resigned: 'key-unknown',
      relabelled: 'signature-forged',
      subject: 'statement-differs',
      spaced: 'statement-differs',
      other: 'envelope-malformed',
      notJson: 'envelope-malformed',
      notText: 'envelope-malformed',
    });
  });
});
