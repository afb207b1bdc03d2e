import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { FakeGuardrails } from '../__testUtils__/FakeGuardrails';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { TargetImport } from './TargetImport';

const file = {
  version: 1,
  ref: 'resource:default/a',
  environment: 'production',
  module: 'thing',
  owner: 'group:default/payments',
  values: { name: 'a' },
};

describe('TargetImport', () => {
  afterAll(removeTemporaryDirectories);

  async function create(files: Record<string, string>) {
    const directory = join(await temporaryDirectory(), 'targets');
    await mkdir(directory);
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(directory, name), content);
    }
    const { service, imported } = new FakeGuardrails();
    const importTargets = jest.spyOn(service, 'importTargets');
    const targets = new TargetImport({
      directory,
      guardrails: service,
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      logger: mockServices.logger.mock(),
    });
    return { directory, targets, imported, importTargets };
  }

  it('hands over every file, in its own name, and keeps the files', async () => {
    const { ref: _ref, owner: _owner, ...rest } = file;
    const { directory, targets, imported, importTargets } = await create({
      'a.json': JSON.stringify(file),
      'b.json': JSON.stringify({ ...rest, ref: 'resource:default/b' }),
    });
    await Promise.all([targets.complete(), targets.complete()]);
    const { version: _version, ...entry } = file;
    expect(imported).toEqual([
      entry,
      {
        ref: 'resource:default/b',
        environment: 'production',
        module: 'thing',
        values: { name: 'a' },
      },
    ]);
    expect(importTargets.mock.calls.map(([, options]) => options)).toEqual(
      Array(2).fill({
        credentials: mockCredentials.service('plugin:scaffolder'),
      }),
    );
    expect(await readdir(directory)).toEqual(['a.json', 'b.json']);
  });

  it('has nothing to do without files', async () => {
    const { targets, importTargets } = await create({});
    await targets.complete();
    expect(importTargets).not.toHaveBeenCalled();
  });

  it.each([
    ['a file that is cut off', '{"version":1,"ref"'],
    ['a file of another shape', JSON.stringify({ ...file, version: 2 })],
  ])('lets nothing be planned with %s', async (_name, content) => {
    const { targets } = await create({ 'a.json': content });
    await expect(targets.complete()).rejects.toMatchObject({
      code: 'targets-not-imported',
    });
  });

  it('tries again where the registry did not answer', async () => {
    const { targets, importTargets, imported } = await create({
      'a.json': JSON.stringify(file),
    });
    importTargets.mockRejectedValueOnce(new Error('away'));
    await expect(targets.complete()).rejects.toMatchObject({
      code: 'targets-not-imported',
    });
    await targets.complete();
    expect(imported).toHaveLength(1);
  });
});
