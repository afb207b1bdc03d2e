import { createHash } from 'node:crypto';
import { chmodSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { folderOf } from '../__testUtils__';
import { findOpa, OPA_VERSION } from './findOpa';

/** A program that answers as `opa version` does. */
const opaOf = (version: string) =>
  Buffer.from(`#!/bin/sh\necho "Version: ${version}"\n`);

let server: Server | undefined;
afterEach(() => server?.close());

/** A mirror of releases; answers its address. */
async function mirror(
  program: Buffer,
  checksum = createHash('sha256').update(program).digest('hex'),
): Promise<string> {
  const made = createServer((request, response) => {
    const inRelease = request.url?.startsWith(`/v${OPA_VERSION}/opa_`);
    response.statusCode = inRelease ? 200 : 404;
    response.end(request.url?.endsWith('.sha256') ? checksum : program);
  });
  server = made;
  await new Promise<void>(done => {
    made.listen(0, '127.0.0.1', () => done());
  });
  const address = made.address();
  if (address === null || typeof address === 'string') throw new Error();
  return `http://127.0.0.1:${address.port}`;
}

function find(options: {
  releases?: string;
  fetch?: boolean;
  program?: string;
}) {
  const said: string[] = [];
  const cache = folderOf({});
  const found = findOpa({
    program: 'no-such-opa',
    fetch: true,
    cache,
    say: sentence => said.push(sentence),
    ...options,
  });
  return { found, said, cache };
}

const code = (expected: string) => expect.objectContaining({ code: expected });

const describeHere = process.platform === 'win32' ? describe.skip : describe;

describeHere('findOpa', () => {
  it('fetches what is missing, once, where its checksum is right', async () => {
    const releases = await mirror(opaOf(OPA_VERSION));
    const { found, said, cache } = find({ releases });
    const opa = await found;
    expect(opa(['version'], { folder: cache }).stdout).toContain(OPA_VERSION);
    expect(said[1]).toContain('checksum matches');
    const again = findOpa({
      program: 'no-such-opa',
      fetch: false,
      cache,
      say() {},
    });
    await expect(again).resolves.toBeDefined();
  });

  it.each([
    ['other bytes', 'f'.repeat(64)],
    ['no checksum', '<html>Sign in</html>'],
  ])('keeps nothing with %s', async (_what, checksum) => {
    const { found, cache } = find({
      releases: await mirror(opaOf(OPA_VERSION), checksum),
    });
    await expect(found).rejects.toEqual(code('opa-checksum'));
    expect(() => readFileSync(`${cache}/opa-${OPA_VERSION}`)).toThrow();
  });

  it('says that the machine is offline, and what to do', async () => {
    const { found } = find({ releases: 'http://127.0.0.1:1' });
    await expect(found).rejects.toMatchObject({
      code: 'opa-unreachable',
      message: expect.stringContaining('GUARDRAILS_RELEASES'),
    });
  });

  it('fetches nothing with --no-fetch, and never uses an older opa', async () => {
    await expect(find({ fetch: false }).found).rejects.toEqual(
      code('opa-missing'),
    );
    const folder = folderOf({ opa: String(opaOf('1.4.2')) });
    chmodSync(`${folder}/opa`, 0o755);
    await expect(
      find({ fetch: false, program: `${folder}/opa` }).found,
    ).rejects.toEqual(code('opa-too-old'));
  });
});
