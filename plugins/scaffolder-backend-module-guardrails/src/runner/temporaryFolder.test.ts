import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { readTerraformOptions } from '../config';
import { ConfigReader } from '@backstage/config';
import { CommandRunner } from './CommandRunner';
import { EmbeddedTerraformRunner } from './EmbeddedTerraformRunner';
import {
  describeTemporaryFolder,
  withTemporaryFolder,
} from './temporaryFolder';

const tooLong = `/${'a'.repeat(100)}`;
const call = {
  directory: '/nowhere',
  environment: 'sandbox',
  args: [],
  timeoutMs: 1,
};

describe('the folder for temporary files', () => {
  afterAll(removeTemporaryDirectories);

  it.each([
    '/tmp',
    '/var/folders/zz/zyxvpxvq6csfxvn_n0000000000000/T',
    `/${'a'.repeat(55)}`,
  ])('%s has space for the path of a socket', parent => {
    expect(describeTemporaryFolder(parent)).toMatchObject({
      id: 'provider-sockets',
      fulfilled: true,
    });
  });

  // What counts is bytes.
  it.each([tooLong, `/${'ä'.repeat(50)}`])(
    '%s has no space for the path of a socket',
    parent => {
      expect(describeTemporaryFolder(parent)).toMatchObject({
        fulfilled: false,
        fix: expect.stringContaining('Set TMPDIR of the backend'),
      });
    },
  );

  it('is private, and gone afterwards', async () => {
    const parent = await temporaryDirectory();
    const folder = await withTemporaryFolder(parent, async made => {
      expect(dirname(made)).toBe(parent);
      expect(existsSync(made)).toBe(true);
      return made;
    });
    expect(existsSync(folder)).toBe(false);
    await expect(
      withTemporaryFolder(parent, () => Promise.reject(new Error('failed'))),
    ).rejects.toThrow('failed');
    expect(await readdir(parent)).toEqual([]);
  });

  it('is looked at by both runners, at start and before they run anything', async () => {
    const terraform = readTerraformOptions(new ConfigReader({}));
    const shared = { terraform, parent: process.env, temporary: tooLong };
    const { runner } = terraform;
    if (runner.type !== 'embedded') throw new Error('embedded');
    const runners = [
      new EmbeddedTerraformRunner({
        ...shared,
        runner: { ...runner, isolation: 'off', binary: '/bin/true' },
      }),
      new CommandRunner({
        ...shared,
        runner: { type: 'command', command: ['/bin/true'], identity: 'x' },
      }),
    ];
    for (const each of runners) {
      expect((await each.describeSockets()).fulfilled).toBe(false);
      await expect(each.run(call)).rejects.toThrow(
        /TMPDIR of the backend.*\[runner-refused\]$/,
      );
    }
    // Behind the wall the folder has a name of its own.
    const isolated = new EmbeddedTerraformRunner({
      ...shared,
      runner,
      detect: async () => ({ status: 'namespaces', tools: {} as never }),
    });
    expect((await isolated.describeSockets()).fulfilled).toBe(true);
  });
});
