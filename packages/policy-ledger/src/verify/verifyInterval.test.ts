import { sha256, subtle } from '../__testUtils__/crypto';
import { TestLog } from '../__testUtils__/TestLog';
import { toBase64 } from '../bytes';
import { consistencyProof, readState } from '../tiles';
import { INTERVAL_VERSION, type Interval } from './intervalSchema';
import { verifyInterval } from './verifyInterval';
import { verifyLog } from './verifyLog';

async function exported(log: TestLog, from: number, to: number) {
  const { state, tiles: store } = log;
  const prove = async (size: number) =>
    (await consistencyProof({ from: size, state, store, sha256 })).hashes.map(
      toBase64,
    );
  const before = await readState({ size: from, store, sha256 });
  const interval: Interval = {
    version: INTERVAL_VERSION,
    from,
    to,
    before: before.range.map(toBase64),
    consistency: { from: await prove(from), to: await prove(to) },
    checkpoint: (await log.checkpoint()).note,
  };
  return { interval, entries: log.stored().slice(from, to) };
}

describe('verifyInterval', () => {
  let log: TestLog;
  beforeAll(async () => {
    log = await TestLog.of(300);
  });
  const verify = (given: Awaited<ReturnType<typeof exported>>, held?: string) =>
    verifyInterval({
      interval: given.interval,
      pages: [given.entries.slice(0, 7), given.entries.slice(7)],
      held,
      keys: [log.signer],
      sha256,
      subtle,
    });

  it.each([
    [0, 300],
    [0, 0],
    [1, 2],
    [255, 257],
    [256, 300],
    [299, 300],
    [300, 300],
  ])('proves the entries from %i to %i', async (from, to) => {
    expect(await verify(await exported(log, from, to))).toMatchObject({
      status: 'verified',
      interval: { from, to },
      present: to - from,
      erased: 0,
      held: 'not-given',
    });
  });

  it('compares with a checkpoint from anywhere within it, or of the same size, and says where it cannot', async () => {
    const some = await exported(log, 10, 20);
    const heldAt = async (size?: number) => (await log.checkpoint(size)).note;
    for (const size of [10, 11, 17, 20, 300]) {
      expect(await verify(some, await heldAt(size))).toMatchObject({
        held: 'proved',
      });
    }
    const missing = { status: 'undecided', code: 'consistency-missing' };
    for (const size of [9, 21]) {
      expect(await verify(some, await heldAt(size))).toMatchObject(missing);
    }
    const shorter = await TestLog.of(250, { signer: log.signer });
    expect(
      await verify(await exported(shorter, 0, 250), await heldAt()),
    ).toMatchObject({
      ...missing,
      message: expect.stringContaining('entries were taken back'),
    });
    const fork = await forkOf(log);
    const forked = { status: 'refused', code: 'root-differs' };
    for (const size of [undefined, 15]) {
      const { note } = await fork.checkpoint(size);
      expect(await verify(some, note)).toMatchObject(forked);
    }
  });

  it('refuses what was changed, left out, put in, moved or shifted', async () => {
    const { interval, entries } = await exported(log, 10, 20);
    const [a, b, ...rest] = entries;
    const other = await exported(log, 11, 21);
    const codes = async (
      given: Partial<Interval>,
      list: typeof entries = entries,
    ) => {
      const result = await verify({
        interval: { ...interval, ...given },
        entries: list,
      });
      return result.status === 'verified' ? 'verified' : result.code;
    };
    expect([
      await codes({}, [{ ...a, payloadText: '{}' }, b, ...rest]),
      await codes({}, [{ ...a, headerText: b.headerText }, b, ...rest]),
      await codes({}, [b, a, ...rest]),
      await codes({}, [b, ...rest]),
      await codes({}, [a, a, b, ...rest]),
      await codes({}, other.entries),
      await codes({ from: 11, to: 21 }),
      await codes({ to: 19 }, entries.slice(0, -1)),
      await codes({ before: [] }),
      await codes({ before: other.interval.before, from: 11, to: 21 }),
      await codes({ checkpoint: `${interval.checkpoint}x` }),
    ]).toEqual([
      'payload-differs',
      'payload-differs',
      'consistency-differs',
      'log-truncated',
      'log-truncated',
      'consistency-differs',
      'state-invalid',
      'proof-length',
      'state-invalid',
      'proof-length',
      'note-malformed',
    ]);
  });

  it('goes on from a tree that is proved otherwise', async () => {
    const { tiles } = log;
    const checkpoint = await log.checkpoint();
    expect(
      await verifyLog({
        pages: [log.stored().slice(250)],
        checkpoints: [checkpoint],
        tiles,
        from: await readState({ size: 250, store: tiles, sha256 }),
        sha256,
      }),
    ).toEqual({ status: 'verified', size: 300, present: 50, erased: 0 });
  });
});

/** Another history of the same length, signed by the same key. */
async function forkOf(log: TestLog) {
  return TestLog.of(300, {
    signer: log.signer,
    entryAt: n => log.entryAt(n + 1),
  });
}
