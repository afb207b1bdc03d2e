import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/paths.mjs';
import { allowed } from './words/allowed.mjs';
import {
  describeHit,
  filesOf,
  findHits,
  hitsIn,
  wordsIn,
} from './words/findHits.mjs';
import { allows, isAllowed } from './words/isAllowed.mjs';
import { scopes } from './words/scopes.mjs';
import { textsIn } from './words/textsIn.mjs';
import { words } from './words/words.mjs';

const on = scopes.filter(scope => scope.on);
const hits = new Map(on.map(scope => [scope.id, findHits(scope)]));

for (const { id } of on) {
  test(`${id}: texts use the words of the field`, () => {
    assert.deepEqual(
      hits
        .get(id)
        .filter(hit => !isAllowed(hit))
        .map(describeHit),
      [],
    );
  });
}

test('every scope that is on has texts to read', () => {
  const empty = on.filter(
    scope =>
      !filesOf(scope).some(
        file =>
          textsIn(file, readFileSync(join(root, file), 'utf8')).length > 0,
      ),
  );
  assert.deepEqual(
    empty.map(({ id }) => id),
    [],
  );
});

test('what is allowed is there, and says why', () => {
  const all = [...hits.values()].flat();
  assert.deepEqual(
    allowed.filter(
      entry =>
        !all.some(hit => allows(entry, hit)) || !/\w\.$/.test(entry.reason),
    ),
    [],
  );
});

for (const { instead, wrong, fine } of words) {
  test(`finds "${wrong}"`, () => {
    assert.ok(wordsIn(wrong).some(hit => hit.instead === instead));
    assert.deepEqual(fine.flatMap(wordsIn), []);
  });
}

test('names are no words', () => {
  assert.deepEqual(
    [
      'The rule `access/consent` denies.',
      'The rule access/consent denies.',
      'Set guardrails.approvals.consent to passkey.',
      'See https://example.com/consent and {consent}, ${consent}.',
      'actor "plugin:whoever"',
    ].flatMap(wordsIn),
    [],
  );
});

test('a hit names its place, the word and what to write', () => {
  const [{ instead }] = wordsIn('Resources stand in a region');
  assert.match(
    describeHit({
      ...{ file: 'a.md', line: 3, word: 'stand', instead },
      text: 'Resources stand in a region',
    }),
    /^a\.md:3: "stand": write is, .* \| Resources stand in a region$/,
  );
});

for (const [file, content, expected] of [
  [
    'a.md',
    '---\na: x\n---\n\n# Head\n\nText `code` [link](to) more\n\n```sh\ncommand\n```\n\n| cell |\n',
    [
      [5, '# Head'],
      [7, 'Text        [link      more'],
      [13, '| cell |'],
    ],
  ],
  [
    'a.yaml',
    'metadata:\n  name: n\n  title: Title\n  other: no\n  description: >-\n    Two\n    lines\n  enumNames: [A, B]\n---\ntitle: Next\n',
    [
      [2, 'n'],
      [3, 'Title'],
      [5, 'Two lines'],
      [8, 'A'],
      [8, 'B'],
      [10, 'Next'],
    ],
  ],
  [
    'a.json',
    '{\n  "a": { "description": "Text" },\n  "b": 1\n}\n',
    [[2, 'Text']],
  ],
  [
    'a.rego',
    '# METADATA\n# title: "Title"\n# description: |\n#   One\n#   two.\n# custom:\n#   message: "{actual} is no."\n#   author: platform\npackage a.b\n\n# title: no\n',
    [
      [2, 'Title'],
      [3, 'One\ntwo.'],
      [7, '{actual} is no.'],
    ],
  ],
  ['a.tf', 'variable "a" {\n  description = "Text"\n}\n', [[2, 'Text']]],
  [
    'a.tsx',
    'import a from "some place";\n// a comment of words\nconst b = c ? "one" : "two words";\nconst d = `three ${e} words`;\nconst f = (\n  <A label="Label" id={"x"}>\n    Text of\n    an element\n  </A>\n);\n',
    [
      [3, 'two words'],
      [4, 'three {} words'],
      [6, 'Label'],
      [6, 'Text of an element'],
    ],
  ],
]) {
  test(`reads what people read in ${file}`, () => {
    assert.deepEqual(
      textsIn(file, content).map(({ line, text }) => [
        line,
        file.endsWith('tsx') ? text.replace(/\s+/g, ' ').trim() : text,
      ]),
      expected,
    );
  });
}

test('a hit in a long text is placed on its line', () => {
  const text = 'One line,\n      and another where nobody\n      reads.';
  const [hit] = hitsIn([{ file: 'a.tsx', line: 4, text }]);
  assert.deepEqual([hit.line, hit.word], [5, 'nobody']);
  assert.equal(hit.text, 'One line, and another where nobody reads.');
});
