import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

/**
 * The blocks of docs/install.md by section: packages to add, and code by the file that its first line names,
 * split into imports and the rest.
 */
export function readInstallPage() {
  const page = readFileSync(join(root, 'docs/install.md'), 'utf8');
  const sections = {};
  for (const section of page.split(/^## /m).slice(1)) {
    const title = section.slice(0, section.indexOf('\n'));
    const blocks = [...section.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(
      ([, language, text]) => ({ language, text }),
    );
    sections[title] = {
      commands: blocks
        .filter(block => block.language === 'sh')
        .map(block => block.text.replace(/\\\n\s*/g, '').trim()),
      yaml: blocks
        .filter(block => block.language === 'yaml')
        .map(block => block.text),
      code: Object.fromEntries(
        blocks
          .filter(block => /^tsx?$/.test(block.language))
          .map(block => codeBlock(block.text)),
      ),
    };
  }
  return sections;
}

function codeBlock(text) {
  const [, file, body] = /^\/\/ (\S+).*\n([\s\S]*)$/.exec(text);
  const imports = body.match(/^import [\s\S]*?;\n/gm) ?? [];
  const rest = imports
    .reduce((left, line) => left.replace(line, ''), body)
    .trim();
  return [file, { imports: imports.join(''), rest }];
}
