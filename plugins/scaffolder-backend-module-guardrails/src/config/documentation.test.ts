import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { parse } from 'yaml';
import { ModuleRegistry } from '../modules';
import { readTerraformOptions } from './readTerraformOptions';

const DOCS = resolve(__dirname, '../../../../docs');

/** Blocks of configuration in the documentation, with a digest where one is only hinted at. */
const blocks = readdirSync(DOCS)
  .filter(name => name.endsWith('.md'))
  .flatMap(page =>
    [
      ...readFileSync(join(DOCS, page), 'utf8').matchAll(
        /```yaml\n([\s\S]*?)```/g,
      ),
    ].map(([, text]) => ({
      page,
      text: text.replaceAll('sha256:...', `sha256:${'0'.repeat(64)}`),
    })),
  )
  .filter(({ text }) => /^ {2}(terraform|modules|environments):/m.test(text));

describe('the documentation', () => {
  it.each(blocks)('has configuration that is read, in $page', ({ text }) => {
    const config = new ConfigReader(parse(text));
    expect(() => readTerraformOptions(config)).not.toThrow();
    expect(() => ModuleRegistry.fromConfig(config)).not.toThrow();
  });
});
