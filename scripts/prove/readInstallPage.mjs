import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

/**
 * The blocks of docs/install.md by section, those below another section as `Cost of entities > Backend`: packages to
 * add, and code by the file that its first line names, as its imports and the parts between its comments.
 */
export function readInstallPage() {
  const page = readFileSync(join(root, 'docs/install.md'), 'utf8');
  const sections = {};
  let above = '';
  for (const section of page.split(/^#(?=##? )/m).slice(1)) {
    const [, marks, heading] = /^(#+) (.*)/.exec(section);
    if (marks === '#') above = heading;
    const title = marks === '#' ? heading : `${above} > ${heading}`;
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
  const parts = imports
    .reduce((left, line) => left.replace(line, ''), body)
    .split(/^\/\/ .*$/m)
    .map(part => part.trim())
    .filter(Boolean);
  return [file, { imports: imports.join(''), parts }];
}
