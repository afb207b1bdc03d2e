import type { PagedEntry } from '../pagesOf';
import { csvOf } from './exports';

const header = {
  version: 'guardrails/entry/v1',
  kind: 'decision',
  at: '2026-03-01T12:00:00Z',
  subjects: { decision: '01990000-0000-7000-8000-000000000001' },
  payload: { digest: `sha256:${'0'.repeat(64)}` },
};

async function csv(entries: Partial<PagedEntry>[], interval: object) {
  let text = '';
  const pages = (async function* pagesOf() {
    yield entries.map(
      (entry, position) =>
        ({
          position,
          headerText: JSON.stringify(header),
          ...entry,
        } as PagedEntry),
    );
  })();
  for await (const part of csvOf({ epoch: 1, interval, pages })) text += part;
  return text;
}

/** As a spreadsheet takes it apart. */
function cellsOf(text: string): string[] {
  return [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
  );
}

describe('csvOf', () => {
  it('gives a spreadsheet no formula, in no cell of any line', async () => {
    const salts = [0xf8, 0xfb, 0x27, 0x00].map(first =>
      Uint8Array.from({ length: 32 }, () => first),
    );
    const text = await csv(
      salts.map((salt, n) => ({
        salt,
        payloadText: ['-1', '"=1"', '{}', '[]'][n],
      })),
      { before: ['x', '+abc=', '=1+1'], checkpoint: '\u2014 a' },
    );
    const cells = cellsOf(text);
    expect(cells.length).toBe(1 + 8 + 4 * 8);
    expect(cells.filter(cell => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
    // One mark less is what was recorded.
    expect(cells.filter(cell => cell.startsWith("'"))).toEqual([
      "'-1",
      `'${Buffer.from(salts[0]).toString('base64')}`,
      `'${Buffer.from(salts[1]).toString('base64')}`,
    ]);
  });
});
