import { createHash, generateKeyPairSync, webcrypto } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
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
import { canonicalJson } from '@backstage-guardrails/policy-model';
import { guardrails } from '../testing/guardrails';

jest.setTimeout(60_000);

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

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const jsonLines = (lines: unknown[]) =>
  `${lines.map(line => canonicalJson(line)).join('\n')}\n`;

/** The export as a server writes it for spreadsheets. */
const csv = ([head, ...entries]: any[]) =>
  [
    `# ${JSON.stringify(head)}`,
    'epoch,index,kind,at,subjects,entry,payload,salt',
    ...entries.map(({ index, entry, payload, salt }) =>
      [
        ...['1', `${index}`, entry.kind, entry.at],
        `decision=${entry.subjects.decision}`,
        ...[entry, payload].map(
          value => `"${canonicalJson(value).replaceAll('"', '""')}"`,
        ),
        salt,
      ].join(),
    ),
    '',
  ].join('\r\n');

/** An export of a whole log whose entries are about one approval. */
async function exportOf(events: Record<string, unknown>[]) {
  const pair = generateKeyPairSync('ed25519');
  const pem = pair.privateKey.export({ format: 'pem', type: 'pkcs8' });
  const signer = await signerFromPem({
    name: 'log.example.com',
    privateKey: String(pem),
    subtle: webcrypto.subtle,
  });
  const entries = events.map((payload, n) =>
    entryOf({
      kind: 'approval',
      at: '2026-03-01T12:00:00Z',
      subjects: { approval: '01990000-0000-7000-8000-000000000001' },
      payload,
      salt: new Uint8Array(32).fill(n),
      sha256,
    }),
  );
  const leaves = entries.map(({ leaf }) => leaf);
  const { root } = appendBatch({ state: EMPTY_TREE, leaves, sha256 });
  const checkpoint = await signCheckpoint({
    checkpoint: {
      origin: originOf({ log: signer.name, epoch: 1 }),
      size: entries.length,
      root,
    },
    signers: [signer],
    sha256,
  });
  return {
    key: file('approval.pub', formatKey(signer, sha256)),
    exported: file(
      'approval.jsonl',
      jsonLines([
        {
          version: 'guardrails/ledger-interval/v1',
          from: 0,
          to: entries.length,
          before: [],
          consistency: { from: [], to: [] },
          checkpoint,
        },
        ...entries.map((entry, index) => ({
          index,
          entry: entry.header,
          payload: events[index],
          salt: base64(entry.salt),
        })),
      ]),
    ),
  };
}

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
    exported: [
      {
        version: 'guardrails/ledger-interval/v1',
        from: 1,
        to: 3,
        before: [base64(entries[0].leaf)],
        consistency: {
          from: [base64(leaves[1]), base64(leaves[2])],
          to: [],
        },
        checkpoint,
      },
      ...entries.slice(1).map((entry, n) => ({
        index: n + 1,
        entry: entry.header,
        payload,
        salt: base64(entry.salt),
      })),
    ],
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

  it('refuses a whole and signed log in which an approval was used without its consents', async () => {
    const requested = { event: 'requested' };
    const isMissing = (out: string) => out.includes('[consent-missing]');
    const consented = { event: 'consented', consent: 'c1' };
    const redeemed = (...consents: string[]) => ({
      event: 'redeemed',
      consents,
    });
    for (const [events, code] of [
      [[requested, consented, redeemed('c1')], 0],
      [[requested, redeemed('c1')], 2],
      [[requested, consented, redeemed('c1', 'c2')], 2],
      [[requested, consented, redeemed()], 2],
      [
        [
          requested,
          consented,
          { event: 'consent-withdrawn', consent: 'c1' },
          redeemed('c1'),
        ],
        2,
      ],
      // What came before the export is not judged.
      [[redeemed('c1')], 0],
    ] as const) {
      const { exported, key } = await exportOf([...events]);
      const answer = await guardrails(['verify', exported, '--key', key]);
      expect([events, answer.code, isMissing(answer.out)]).toEqual([
        events,
        code,
        code === 2,
      ]);
    }
  });

  it('ends with 2 for what was tampered with', async () => {
    const { receipt, key } = made;
    const payload = { outcome: 'allow' };
    const tampered = file('tampered.json', { ...receipt, payload });
    const { code, out } = await guardrails(['verify', tampered, '--key', key]);
    expect(code).toBe(2);
    expect(out).toContain('✗ Verification failed');
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

  it('reads exported entries, and refuses them where anything is changed, missing or added', async () => {
    const { exported, key, checkpoint } = made;
    const name = file('ledger.jsonl', jsonLines(exported));
    const whole = await guardrails([
      'verify',
      name,
      '--key',
      key,
      '--checkpoint',
      checkpoint,
    ]);
    expect(whole).toEqual({
      code: 0,
      err: '',
      out: `✓ Verified: ${name}
  ✓ Entries 1 to 2 of log.example.com/epoch/1: none changed, removed, inserted or moved.
  ✓ The given key signed the first 3 entries of that log.
  ✓ 2 payloads are unchanged; 0 were erased.
  ✓ Your checkpoint is part of the same history.
`,
    });
    const [head, first, second] = exported as any[];
    const tampered = {
      'payload-differs': [head, first, { ...second, payload: {} }],
      'log-truncated': [head, first],
      'entry-malformed': [head, first, { ...second, note: 'approved' }],
      'consistency-differs': [
        head,
        { ...second, index: 1 },
        { ...first, index: 2 },
      ],
      'index-invalid': [head, second],
      'state-invalid': [{ ...head, from: 0 }, first, second],
    };
    for (const [code, lines] of Object.entries(tampered)) {
      const copy = file('tampered.jsonl', jsonLines(lines));
      const answer = await guardrails(['verify', copy, '--key', key]);
      expect([code, answer.code, answer.out]).toEqual([
        code,
        2,
        expect.stringContaining(`[${code}]`),
      ]);
    }
  });

  it('reads the same as CSV, where no column may say more than the entry', async () => {
    const { exported, key, checkpoint } = made;
    const name = file('ledger.csv', csv(exported));
    const verified = (path: string) =>
      guardrails(['verify', path, '--key', key, '--checkpoint', checkpoint]);
    expect(await verified(name)).toMatchObject({
      code: 0,
      out: expect.stringContaining('✓ Entries 1 to 2 of'),
    });
    const text = csv(exported);
    const tampered = {
      'payload-differs': text.replaceAll('""deny""', '""allow""'),
      'log-truncated': text.slice(0, text.lastIndexOf('1,2,decision')),
      'index-invalid': text.replace(/^1,1,decision.*\r\n/m, ''),
      'consistency-differs': text.replaceAll('T12:00:00Z', 'T11:00:00Z'),
      'entry-malformed': [
        text.replace('1,2,decision', '1,2,approval'),
        text.replace('1,2,decision', '2,2,decision'),
        text.replace(/,decision=[^,]*1,/, ',decision=0,'),
        text.replace('Z,decision=', '+00:00,decision='),
        text.replace(/(,salt|=)\r\n/g, '$1,approved\r\n'),
        text.replace('=\r\n', '=,approved\r\n'),
        text.replace(/\r\n$/, ','),
        text.replace('epoch,index,', '"epoch,index",'),
        text.slice(0, -80),
      ],
    };
    for (const [code, copies] of Object.entries(tampered)) {
      for (const copy of [copies].flat()) {
        const answer = await verified(file('tampered.csv', copy));
        expect([code, answer.code, answer.out]).toEqual([
          code,
          2,
          expect.stringContaining(`[${code}]`),
        ]);
      }
    }
  });

  it('reads CSV whose cells are marked as text', async () => {
    const { exported, key } = made;
    const marked = csv(exported)
      .replace(
        /^# (.*)\r\n/,
        (_, head) => `"# ${head.replaceAll('"', '""')}"\r\n`,
      )
      .replace(/,([^,]+=)\r\n/g, ",'$1\r\n");
    expect(marked).toMatch(/,'[^,]+=\r\n/);
    const path = file('marked.csv', marked);
    expect(await guardrails(['verify', path, '--key', key])).toMatchObject({
      code: 0,
    });
  });

  it('reads many files, and hides no contradiction behind what it cannot read', async () => {
    const { receiptFile, envelope, receipt, key } = made;
    const of = async (...files: string[]) => {
      const options = ['--key', key, '--output', 'json'];
      const { code, out } = await guardrails(['verify', ...files, ...options]);
      return [
        code,
        JSON.parse(out).map((one: { status: string }) => one.status),
      ];
    };
    const tampered = file('tampered.json', { ...receipt, payload: {} });
    const refusal = { error: { code: 'not-found', message: 'No such entry.' } };
    const refused = file('refusal.json', refusal);
    const text = await guardrails(['verify', refused, '--key', key]);
    expect([
      await of(receiptFile, envelope),
      await of(receiptFile, refused),
      await of(refused, tampered, receiptFile),
      text,
    ]).toEqual([
      [0, ['verified', 'verified']],
      [1, ['verified', 'undecided']],
      [2, ['undecided', 'refused', 'verified']],
      {
        code: 1,
        out: '',
        err: `Error: ${refused} is not a receipt: the server answered "No such entry." [not-a-receipt]\n`,
      },
    ]);
  });

  it('ends with 1 where a file can be read in two ways', async () => {
    const { key, receiptFile, envelope } = made;
    const read = (path: string) => readFileSync(path, 'utf8');
    const twice = (text: string, name: string) =>
      text.replace(`"${name}":`, `"${name}":"allow","${name}":`);
    const receipt = read(receiptFile);
    const copies: [string, string, string][] = [
      ['kind', twice(receipt, 'kind'), 'duplicate-key'],
      ['outcome', twice(receipt, 'outcome'), 'duplicate-key'],
      [
        'escaped',
        receipt.replace('"outcome":', '"outcome":"allow","\\u006futcome":'),
        'duplicate-key',
      ],
      ['sig', twice(read(envelope), 'sig'), 'duplicate-key'],
      [
        'number',
        receipt.replace('"index":1', '"index":1.00000000000000001'),
        'number-inexact',
      ],
    ];
    for (const [name, text, code] of copies) {
      expect(text).not.toBe(name === 'sig' ? read(envelope) : receipt);
      const path = file(`twice-${name}.json`, text);
      const answer = await guardrails(['verify', path, '--key', key]);
      expect([name, answer.code, answer.out]).toEqual([name, 1, '']);
      expect(answer.err).toContain(`[${code}]`);
    }
  });

  it('takes no line of an export that can be read in two ways', async () => {
    const { exported, key } = made;
    const lines = jsonLines(exported);
    for (const [text, code] of [
      [lines.replace('"index":', '"index":7,"index":'), 2],
      [lines.replace('"outcome":', '"outcome":"allow","outcome":'), 2],
      [lines.replace('"from":', '"from":7,"from":'), 1],
      [csv(exported).replace('""outcome"":', '""outcome"":1,""outcome"":'), 2],
    ] as const) {
      const path = file('twice.export', text);
      const answer = await guardrails(['verify', path, '--key', key]);
      expect(answer.code).toBe(code);
      expect(answer.out).not.toContain('✓ Verified');
    }
  });

  it('ends with 1 for what is no receipt, or not a whole one', async () => {
    const { receipt, key } = made;
    const { checkpoint, ...rest } = receipt;
    for (const [name, document] of Object.entries({
      empty: {},
      list: [receipt],
      without: rest,
      more: { ...receipt, approved: true },
      note: { ...receipt, checkpoint: checkpoint.replace(/\n—.*/s, '') },
      envelope: { payloadType: 'x', payload: '', signatures: [] },
    })) {
      const path = file(`${name}.json`, document);
      const answer = await guardrails(['verify', path, '--key', key]);
      expect([name, answer.code]).toEqual([name, 1]);
      expect(answer.out).toContain('✗ Cannot verify');
    }
  });

  it('takes a held checkpoint as it was kept', async () => {
    const { receiptFile, key, checkpoint, exported } = made;
    const note = readFileSync(checkpoint, 'utf8');
    const held = file('ledger-held.jsonl', jsonLines(exported));
    for (const kept of [
      note.replace(/\n/g, '\r\n'),
      note.trimEnd(),
      note.replace(/\n/g, '\r\n').trimEnd(),
      `${note}\n\n`,
      `\uFEFF${note}`,
    ]) {
      const path = file('kept', kept);
      for (const what of [receiptFile, held]) {
        const answer = await guardrails([
          'verify',
          what,
          '--key',
          key,
          '--checkpoint',
          path,
        ]);
        expect([JSON.stringify(kept), answer.code]).toEqual([
          JSON.stringify(kept),
          0,
        ]);
      }
    }
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
