import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../lib/paths.mjs';
import { filesBelow } from './filesBelow.mjs';
import { textsIn } from './textsIn.mjs';
import { words } from './words.mjs';

/** Names that only look like words: code, placeholders, and whatever has a slash, colon, underscore or dot inside. */
const NAMES =
  /`[^`]*`|\$?\{\{?[^{}]*\}\}?|[\w@"'<-]*[\w"'][/:_.][\w"'/:_.*#<>-]+/g;

/** The words of a text that readers stumble over. */
export function wordsIn(text) {
  const plain = text
    .replace(NAMES, ' ')
    .replace(/\bstand-alone\b/gi, ' ')
    .replace(/\s+/g, ' ');
  return words.flatMap(({ pattern, instead }) => {
    const found = plain.matchAll(new RegExp(pattern, 'gi'));
    const different = new Set([...found].map(([word]) => word));
    return [...different].map(word => ({ word, instead }));
  });
}

export function filesOf({ paths, files, except }) {
  return paths
    .flatMap(filesBelow)
    .filter(file => files.test(file) && !except?.test(file));
}

/** All hits of a scope, those that are allowed included. */
export function findHits(scope) {
  return filesOf(scope).flatMap(file =>
    hitsIn(
      textsIn(file, readFileSync(join(root, file), 'utf8')).map(read => ({
        file,
        ...read,
      })),
    ),
  );
}

/** The hits in texts, each on the line of its word. */
export function hitsIn(texts) {
  return texts.flatMap(({ file, line, text }) =>
    wordsIn(text).map(hit => ({
      file,
      line: line + linesBefore(text, hit.word),
      text: around(text, hit.word),
      ...hit,
    })),
  );
}

/** Line breaks of a text before a word of it. */
function linesBefore(text, word) {
  return text.slice(0, placeOf(text, word)).split('\n').length - 1;
}

/** So much of a long text that its word is understood. */
function around(text, word) {
  const before = text.slice(0, placeOf(text, word)).replace(/\s+/g, ' ');
  const after = text.slice(placeOf(text, word)).replace(/\s+/g, ' ');
  const start = before.length > 80 ? `…${before.slice(-80)}` : before;
  return `${start.trimStart()}${after.slice(0, 80).trimEnd()}${
    after.length > 80 ? '…' : ''
  }`;
}

const placeOf = (text, word) =>
  new RegExp(word.replace(/\s+/g, '\\s+')).exec(text)?.index ?? 0;

export const describeHit = ({ file, line, word, instead, text }) =>
  `${file}:${line}: "${word}": write ${instead} | ${text}`;
