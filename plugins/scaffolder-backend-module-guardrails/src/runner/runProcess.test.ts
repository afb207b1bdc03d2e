import { existsSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../__testUtils__/isAlive';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { waitFor } from '../__testUtils__/waitFor';
import { runProcess, type ProcessOptions } from './runProcess';

describe('runProcess', () => {
  afterAll(removeTemporaryDirectories);

  async function shell(
    script: string,
    options: Partial<ProcessOptions> = {},
  ): Promise<ProcessOptions> {
    return {
      program: '/bin/sh',
      args: ['-c', script],
      cwd: options.cwd ?? (await temporaryDirectory()),
      env: { PATH: '/usr/bin:/bin' },
      timeoutMs: 20_000,
      interruptGraceMs: 500,
      capture: { limit: 1_000_000 },
      ...options,
    };
  }

  function pidIn(directory: string, name: string): Promise<number> {
    const file = join(directory, name);
    return waitFor(
      () => existsSync(file) && Number(readFileSync(file, 'utf8').trim()),
    );
  }

  it('answers code and output, with lines that cannot forge others, and keeps what it writes private', async () => {
    const cwd = await temporaryDirectory();
    const lines: string[] = [];
    const exit = await runProcess(
      await shell(
        'touch made; printf "one\\ntw\\033[2Ko\\n"; echo three >&2; exit 3',
        { cwd, onLine: line => lines.push(line) },
      ),
    );
    expect(exit).toEqual({
      status: 'done',
      code: 3,
      stdout: Buffer.from('one\ntw\u001b[2Ko\n'),
      stderr: 'three\n',
    });
    expect(lines.sort()).toEqual(['one', 'three', 'tw\\u{001b}[2Ko']);
    expect((await stat(join(cwd, 'made'))).mode & 0o777).toBe(0o600);
  });

  it('passes arguments as they are: none of them is a word of the shell', async () => {
    const exit = await runProcess(
      await shell('', { program: '/bin/echo', args: ['$(id)', '; id', '*'] }),
    );
    expect(exit).toMatchObject({ stdout: Buffer.from('$(id) ; id *\n') });
  });

  it('lets a cancelled program end by itself and waits for it', async () => {
    const cwd = await temporaryDirectory();
    const abort = new AbortController();
    const running = runProcess(
      await shell(
        'trap "sleep 0.2; echo saved > state; exit 1" INT; echo $$ > pid; while :; do sleep 0.05; done',
        { cwd, signal: abort.signal },
      ),
    );
    const pid = await pidIn(cwd, 'pid');
    abort.abort();
    expect(await running).toEqual({
      status: 'interrupted',
      reason: 'cancelled',
    });
    expect(readFileSync(join(cwd, 'state'), 'utf8')).toBe('saved\n');
    expect(isAlive(pid)).toBe(false);
  });

  it('kills the whole group of a program that does not listen, grandchildren included', async () => {
    const cwd = await temporaryDirectory();
    const abort = new AbortController();
    const running = runProcess(
      await shell(
        'trap "" INT; echo $$ > pid; sh -c \'trap "" INT; echo $$ > child; while :; do sleep 0.1; done\' & while :; do sleep 0.1; done',
        { cwd, signal: abort.signal },
      ),
    );
    const pids = [await pidIn(cwd, 'pid'), await pidIn(cwd, 'child')];
    abort.abort();
    expect(await running).toMatchObject({ status: 'interrupted' });
    await waitFor(() => !pids.some(isAlive));
  });

  it('leaves nothing behind when the leader ends and its children do not', async () => {
    const cwd = await temporaryDirectory();
    const exit = await runProcess(
      await shell('sleep 60 & echo $! > child; exit 0', { cwd }),
    );
    expect(exit).toMatchObject({ status: 'done', code: 0 });
    const child = await pidIn(cwd, 'child');
    await waitFor(() => !isAlive(child));
  });

  it('says when it ran out of time, when it was killed, and never starts what was cancelled before', async () => {
    expect(
      await runProcess(await shell('exec sleep 60', { timeoutMs: 100 })),
    ).toEqual({ status: 'interrupted', reason: 'timeout' });
    expect(await runProcess(await shell('kill -9 $$'))).toEqual({
      status: 'interrupted',
      reason: 'killed',
    });
    const cwd = await temporaryDirectory();
    expect(
      await runProcess(
        await shell('touch ran', { cwd, signal: AbortSignal.abort() }),
      ),
    ).toEqual({ status: 'interrupted', reason: 'cancelled' });
    expect(existsSync(join(cwd, 'ran'))).toBe(false);
  });

  it('neither keeps nor ends what only shows much', async () => {
    const before = process.memoryUsage().rss;
    const exit = await runProcess(
      await shell(
        'yes | head -c 300000000; yes | head -c 50000000 >&2; echo Error: last >&2; exit 1',
        { capture: 'nothing', onLine: () => {} },
      ),
    );
    expect(exit).toMatchObject({ code: 1, stdout: Buffer.alloc(0) });
    if (exit.status !== 'done') throw new Error('done');
    expect(exit.stderr.length).toBeLessThan(66_000);
    expect(exit.stderr).toMatch(/\nError: last\n$/);
    expect(process.memoryUsage().rss - before).toBeLessThan(250_000_000);
  });

  it('takes the code of a signal for one', async () => {
    expect(await runProcess(await shell('exit 137'))).toEqual({
      status: 'interrupted',
      reason: 'killed',
    });
  });

  it('stops a program that floods its output', async () => {
    await expect(
      runProcess(await shell('yes', { capture: { limit: 10_000 } })),
    ).rejects.toThrow('More than 10000 bytes of output');
  });
});
