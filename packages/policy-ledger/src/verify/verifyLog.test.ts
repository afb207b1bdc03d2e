import { sha256 } from '../__testUtils__/crypto';
import { TestLog, testEntry } from '../__testUtils__/TestLog';
import type { Checkpoint } from '../checkpoint';
import type { StoredEntry } from './verifyStoredPayload';
import { verifyLog } from './verifyLog';

let log: TestLog;
let checkpoints: Checkpoint[];
beforeAll(async () => {
  log = await TestLog.of(1000);
  checkpoints = await Promise.all(
    [1000, 0, 1, 256, 700].map(size => log.checkpoint(size)),
  );
});

function* pagesOf(entries: readonly StoredEntry[], length = 100) {
  for (let at = 0; at < entries.length; at += length) {
    yield entries.slice(at, at + length);
  }
}

const verify = (
  entries: StoredEntry[],
  options: Partial<Parameters<typeof verifyLog>[0]> = {},
) =>
  verifyLog({
    pages: pagesOf(entries),
    checkpoints,
    tiles: log.tiles,
    sha256,
    ...options,
  });

describe('verifyLog', () => {
  it('verifies entries against all checkpoints and tiles, in pages of any length', async () => {
    for (const length of [1, 7, 256, 5000]) {
      const pages = pagesOf(log.stored(), length);
      expect(await verify([], { pages })).toEqual({
        status: 'verified',
        size: 1000,
        present: 1000,
        erased: 0,
      });
    }
  });

  it('counts what was erased, and does not judge what came after the checkpoint', async () => {
    const entries = log.stored();
    entries[5] = { headerText: entries[5].headerText };
    entries.push({ headerText: 'not judged' });
    expect(await verify(entries)).toEqual({
      status: 'verified',
      size: 1000,
      present: 999,
      erased: 1,
    });
  });

  it('finds the entry that was changed, taken out, put in, or moved', async () => {
    const other = log.stored()[900];
    const forged = testEntry(5000);
    const at = async (change: (entries: StoredEntry[]) => void) => {
      const entries = log.stored();
      change(entries);
      const { message: _message, ...found } = {
        message: '',
        ...(await verify(entries)),
      };
      return found;
    };
    expect({
      header: await at(e => void (e[300] = { ...forged })),
      payload: await at(e => void (e[300].payloadText = other.payloadText)),
      salt: await at(e => void (e[300].salt = other.salt)),
      half: await at(e => void (e[300].salt = undefined)),
      malformed: await at(e => void (e[300].headerText += ' ')),
      out: await at(e => void e.splice(300, 1)),
      in: await at(e => void e.splice(300, 0, other)),
      swapped: await at(e => void e.splice(300, 2, e[301], e[300])),
      truncated: await at(e => void e.splice(990)),
      empty: await at(e => void e.splice(0)),
    }).toEqual({
      header: { status: 'refused', code: 'tile-differs', index: 300 },
      payload: { status: 'refused', code: 'payload-differs', index: 300 },
      salt: { status: 'refused', code: 'payload-differs', index: 300 },
      half: { status: 'refused', code: 'payload-incomplete', index: 300 },
      malformed: { status: 'refused', code: 'entry-malformed', index: 300 },
      out: { status: 'refused', code: 'tile-differs', index: 300 },
      in: { status: 'refused', code: 'tile-differs', index: 300 },
      swapped: { status: 'refused', code: 'tile-differs', index: 300 },
      truncated: { status: 'refused', code: 'log-truncated', index: undefined },
      empty: { status: 'refused', code: 'log-truncated', index: undefined },
    });
  });

  it('finds a log that was written anew, tiles and all, by the first checkpoint it contradicts', async () => {
    const entryAt = (n: number) => testEntry(n === 300 ? 5000 : n);
    const anew = await TestLog.of(1000, { entryAt });
    expect(await verify(anew.stored(), { tiles: anew.tiles })).toEqual({
      status: 'refused',
      code: 'root-differs',
      message: 'The first 700 entries are not those of the checkpoint.',
      index: undefined,
    });
    expect(
      await verify(anew.stored(), {
        tiles: undefined,
        checkpoints: [await log.checkpoint()],
      }),
    ).toMatchObject({ code: 'root-differs' });
  });

  it('finds damaged tiles', async () => {
    const damaged = (wanted: number) => ({
      async readTile(tile: { level: number; index: number; width: number }) {
        const data = await log.tiles.readTile(tile);
        return tile.level === wanted ? data?.map(byte => byte ^ 1) : data;
      },
    });
    expect(await verify(log.stored(), { tiles: damaged(0) })).toMatchObject({
      code: 'tile-differs',
      index: 0,
    });
    expect(await verify(log.stored(), { tiles: damaged(1) })).toMatchObject({
      code: 'tile-differs',
      index: undefined,
    });
    const none = { readTile: async () => undefined };
    expect(await verify(log.stored(), { tiles: none })).toMatchObject({
      code: 'tile-differs',
    });
  });

  it('refuses to verify against nothing, against two logs, against two histories', async () => {
    const other = await TestLog.of(1000, { name: 'other.example.com' });
    const fork = await TestLog.of(1000, { entryAt: n => testEntry(n + 1) });
    expect([
      await verify(log.stored(), { checkpoints: [] }),
      await verify(log.stored(), {
        checkpoints: [await log.checkpoint(), await other.checkpoint()],
      }),
      await verify(log.stored(), {
        checkpoints: [await log.checkpoint(), await fork.checkpoint()],
      }),
    ]).toMatchObject([
      { code: 'checkpoint-missing' },
      { code: 'origin-differs' },
      { code: 'root-differs' },
    ]);
  });

  it('passes on what is no fault of the log', async () => {
    const pages = (async function* broken() {
      yield log.stored().slice(0, 10);
      throw new Error('database gone');
    })();
    await expect(verify([], { pages })).rejects.toThrow('database gone');
  });
});
