import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../../lib/paths.mjs';

const { isPair, isScalar, isSeq, LineCounter, parseAllDocuments, visit } =
  createRequire(join(root, 'packages/policy-testkit/package.json'))('yaml');

/** Keys of YAML and JSON whose values people read. */
const READ = new Set([
  ...['title', 'description', 'name', 'says', 'content', 'why'],
  ...['message', 'fix', 'objective', 'alwaysOn'],
  ...['enumNames', 'displayName', 'ui:help', 'ui:placeholder'],
]);

/**
 * What people read in a file, each with its line: prose of Markdown, texts of YAML and JSON by their keys, METADATA of
 * Rego, descriptions of Terraform, and strings of TypeScript that are more than one word.
 */
export function textsIn(file, content) {
  const extension = file.slice(file.lastIndexOf('.') + 1);
  const reader = readers[extension];
  if (!reader) throw new Error(`${file}: no texts are read from .${extension}`);
  return reader(content, file);
}

const readers = {
  md: readMarkdown,
  yaml: readKeys,
  json: readKeys,
  rego: content => readKeys(metadataOf(content)),
  tf: content =>
    readLines(content, line => /^\s*description\s*=\s*"(.*)"/.exec(line)?.[1]),
  ts: readStrings,
  tsx: readStrings,
};

const blank = text => text.replace(/[^\n]/g, ' ');

function readMarkdown(content) {
  const prose = content
    .replace(/^---\n[^]*?\n---$/m, blank)
    .replace(/^( *)(`{3,}|~{3,})[^]*?^\1\2/gm, blank)
    .replace(/<!--[^]*?-->/g, blank)
    .replace(/`[^`\n]*`/g, blank)
    .replace(/\]\([^)\n]*\)/g, blank)
    .replace(/<?https?:\/\/[^\s>)]+>?/g, blank);
  return readLines(prose, line => line);
}

function readLines(content, textOf) {
  return content
    .split('\n')
    .map((line, index) => ({ line: index + 1, text: textOf(line)?.trim() }))
    .filter(({ text }) => text);
}

/** The comment above the package, as the YAML that it is, on the same lines. */
function metadataOf(content) {
  const [head] = content.split(/^package /m);
  return head
    .replace(/^# METADATA$/gm, '#')
    .split('\n')
    .map(line => line.replace(/^# ?/, ''))
    .join('\n');
}

function readKeys(content) {
  const lines = new LineCounter();
  const found = [];
  const add = (key, node) => {
    if (isScalar(node) && typeof node.value === 'string' && READ.has(key)) {
      const { line } = lines.linePos(node.range[0]);
      found.push({ line, text: node.value.trim() });
    }
  };
  for (const document of parseAllDocuments(content, { lineCounter: lines })) {
    visit(document, {
      Pair(_, { key, value }) {
        const name = String(key?.value ?? key);
        const values = isSeq(value) ? value.items : [value];
        values.filter(node => !isPair(node)).forEach(node => add(name, node));
      },
    });
  }
  return found.filter(({ text }) => text);
}

const isName = node =>
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isLiteralTypeNode(node) ||
  ts.isExternalModuleReference(node);

/**
 * Strings with a space in them, and the text of elements. A placeholder ends up as `{}`; line breaks are those of the
 * source, so that a hit can be placed in a long text.
 */
function readStrings(content, file) {
  const source = ts.createSourceFile(
    file,
    content,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found = [];
  const add = (position, text) => {
    const { line } = source.getLineAndCharacterOfPosition(position);
    if (text.trim()) found.push({ line: line + 1, text });
  };
  const walk = node => {
    if (isName(node)) return;
    if (ts.isJsxText(node)) add(node.pos, node.text);
    else if (ts.isTemplateExpression(node)) {
      const rest = node.templateSpans.map(
        span =>
          `{}${span.expression
            .getFullText(source)
            .replace(/[^\n]/g, '')}${writtenText(span.literal)}`,
      );
      add(node.getStart(source), writtenText(node.head) + rest.join(''));
    } else if (ts.isNoSubstitutionTemplateLiteral(node)) {
      if (/\S\s+\S/.test(node.text)) {
        add(node.getStart(source), writtenText(node));
      }
    } else if (ts.isStringLiteral(node)) {
      if (/\S\s+\S/.test(node.text) || ts.isJsxAttribute(node.parent)) {
        add(node.getStart(source), node.text.replace(/\s+/g, ' '));
      }
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

/** A piece of a template with the line breaks of its source alone. */
const writtenText = ({ rawText, text }) =>
  (rawText ?? text).replace(/\\[nrt]/g, ' ');
