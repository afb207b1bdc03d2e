import { createHash } from 'node:crypto';
import { sha256 } from '../__testUtils__/crypto';
import { testEntry } from '../__testUtils__/TestLog';
import { thrownBy } from '../__testUtils__/thrownBy';
import { digestInHeader } from './digestInHeader';
import { entryOf, leafOf } from './entryOf';
import { entryKindSchema } from './entrySchema';
import { verifyPayload } from './verifyPayload';

const salt = new Uint8Array(32).fill(5);
const made = {
  kind: 'approval' as const,
  at: '2026-03-01T12:00:00Z',
  subjects: { decision: '01990000-0000-7000-8000-000000000001' },
  payload: { b: [1, 2.5], a: 'ä' },
  salt,
  sha256,
};

describe('entryOf', () => {
  it('binds the payload by a salted digest and keeps it out of the header', () => {
    const digest = createHash('sha256')
      .update(salt)
      .update('{"a":"ä","b":[1,2.5]}')
      .digest('hex');
    const headerText = `{"at":"2026-03-01T12:00:00Z","kind":"approval","payload":{"digest":"sha256:${digest}"},"subjects":{"decision":"01990000-0000-7000-8000-000000000001"},"version":"guardrails/entry/v1"}`;
    const leaf = createHash('sha256').update(`\0${headerText}`).digest();
    const entry = entryOf(made);
    expect(entry).toEqual({
      header: JSON.parse(headerText),
      headerText,
      payloadText: '{"a":"ä","b":[1,2.5]}',
      salt,
      leaf: new Uint8Array(leaf),
    });
    expect(leafOf(entry.header, sha256)).toEqual(entry.leaf);
  });

  it('gives equal payloads different digests, so that none can be guessed', () => {
    const other = entryOf({ ...made, salt: salt.map(byte => byte + 1) });
    expect(other.header.payload).not.toEqual(entryOf(made).header.payload);
  });

  it('refuses what must not stay for ever, and what is no entry', async () => {
    const make = (change: object) =>
      thrownBy(() => entryOf({ ...made, ...change }));
    expect([
      await make({ subjects: { decision: 'user:default/somebody' } }),
      await make({ subjects: { requester: made.subjects.decision } }),
      await make({ kind: 'rumour' }),
      await make({ at: '1 March' }),
      await make({ at: '2026-03-01T12:00:00+01:00' }),
      await make({ salt: salt.slice(1) }),
      await make({ salt: new Uint8Array(33) }),
      await make({ subjects: {} }),
    ]).toEqual([
      'entry-malformed',
      'entry-malformed',
      'entry-malformed',
      'entry-malformed',
      'entry-malformed',
      'payload-incomplete',
      'payload-incomplete',
      'nothing',
    ]);
    expect(() => entryOf({ ...made, payload: { n: NaN } })).toThrow(TypeError);
  });
});

describe('verifyPayload', () => {
  it('tells present, erased, another one and half of one', async () => {
    const { header } = entryOf(made);
    const { payload } = made;
    const verify = (given: { payload?: unknown; salt?: Uint8Array }) =>
      verifyPayload({ header, sha256, ...given });
    expect(verify({ payload: { a: 'ä', b: [1, 2.5] }, salt })).toBe('present');
    expect(verify({})).toBe('erased');
    expect([
      await thrownBy(() => verify({ payload })),
      await thrownBy(() => verify({ salt })),
      await thrownBy(() => verify({ payload: { ...payload, c: 1 }, salt })),
      await thrownBy(() => verify({ payload, salt: new Uint8Array(32) })),
      await thrownBy(() => verify({ payload, salt: new Uint8Array(31) })),
    ]).toEqual([
      'payload-incomplete',
      'payload-incomplete',
      'payload-differs',
      'payload-differs',
      'payload-incomplete',
    ]);
  });
});

describe('digestInHeader', () => {
  it('reads what a parser reads, of every kind of entry', () => {
    for (const kind of entryKindSchema.options) {
      const { headerText, header } = testEntry(3, kind);
      expect(digestInHeader(headerText)).toBe(header.payload.digest);
    }
    const { headerText, header } = entryOf({
      ...made,
      subjects: {
        decision: 'A1990000-0000-7000-8000-00000000000F',
        bundle: `sha256:${'ab'.repeat(32)}`,
      },
    });
    expect(digestInHeader(headerText)).toBe(header.payload.digest);
  });

  it('reads nothing else', () => {
    const { headerText } = entryOf(made);
    const wrong = [
      '',
      '{}',
      ` ${headerText}`,
      `${headerText}\n`,
      headerText.replace('"kind"', '"x":1,"kind"'),
      headerText.replace('/v1', '/v2'),
      headerText.replace('sha256:', 'sha512:'),
      headerText.replace(
        '"subjects":{',
        '"subjects":{"payload":{"digest":"x"},',
      ),
      headerText.replace('approval', 'appro\\u0076al'),
    ];
    expect(wrong.map(digestInHeader)).toEqual(wrong.map(() => undefined));
  });
});
