import { readdirSync } from 'node:fs';
import { appendFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { ModuleRegistry } from './ModuleRegistry';

const SHIPPED = resolve(__dirname, '../../../../templates/modules');

describe('ModuleRegistry', () => {
  afterAll(removeTemporaryDirectories);

  async function folder(files: Record<string, string>): Promise<string> {
    const path = await temporaryDirectory();
    const all: Record<string, string> = {
      'module.yaml':
        'id: thing\ntitle: Thing\ndescription: For tests\nvariables: {}\n',
      ...files,
    };
    for (const [name, content] of Object.entries(all)) {
      await mkdir(join(path, name, '..'), { recursive: true });
      await writeFile(join(path, name), content);
    }
    return path;
  }

  function read(path: string, digest?: string) {
    return ModuleRegistry.fromConfig(
      new ConfigReader({
        guardrails: { modules: [{ id: 'thing', path, digest }] },
      }),
    ).get('thing');
  }

  it('reads what is registered, and only the content that was pinned', async () => {
    const path = await folder({ 'main.tf': '# one' });
    const { digest, files } = await read(path);
    expect([...files.keys()]).toEqual(['main.tf', 'module.yaml']);
    expect((await read(path, digest)).digest).toBe(digest);
    await appendFile(join(path, 'main.tf'), ' more');
    await expect(read(path, digest)).rejects.toThrow('[module-invalid]');
  });

  it.each(readdirSync(SHIPPED))('reads the shipped module %s', async id => {
    const registry = ModuleRegistry.fromConfig(
      new ConfigReader({
        guardrails: { modules: [{ id, path: join(SHIPPED, id) }] },
      }),
    );
    expect((await registry.get(id)).definition.id).toBe(id);
  });

  it.each([
    'terraform.tfvars',
    'x.auto.tfvars.json',
    'terraform.tfstate',
    'guardrails_backend.tf.json',
    'guardrails_backend.tofu.json',
    '.terraform/plugins/x',
    'nested/terraform.d/plugins/x',
    '.terraformrc',
  ])('refuses a module that brings %s', async name => {
    await expect(read(await folder({ [name]: '' }))).rejects.toThrow(
      '[module-invalid]',
    );
  });

  it('refuses links, other ids and descriptions it cannot read', async () => {
    const linked = await folder({});
    await symlink('/etc/passwd', join(linked, 'main.tf'));
    await expect(read(linked)).rejects.toThrow('cannot contain "main.tf"');
    await expect(
      read(
        await folder({
          'module.yaml': 'id: other\ntitle: x\ndescription: x\nvariables: {}\n',
        }),
      ),
    ).rejects.toThrow('calls itself "other"');
    await expect(
      read(await folder({ 'module.yaml': 'id: thing' })),
    ).rejects.toThrow('module.yaml of "thing" is wrong at /title');
  });
});
