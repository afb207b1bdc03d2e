import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { checkoutSubfolder, root } from '../lib/paths.mjs';

const { wings } = createRequire(import.meta.url)('./wings.cjs');
const backend = 'plugins/guardrails-backend/src';

/** The rules that files below the source of the backend break, as "rule: file > file". */
function brokenRules(files) {
  const cwd = mkdtempSync(join(checkoutSubfolder('test'), 'imports-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = join(cwd, backend, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        resolve(
          root,
          'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
        ),
        '--config',
        resolve(root, '.dependency-cruiser.cjs'),
        '--output-type',
        'json',
        'plugins',
      ],
      { cwd, encoding: 'utf8' },
    );
    assert.equal(stderr, '');
    const { violations } = JSON.parse(stdout).summary;
    const short = path => path.replace(`${backend}/`, '');
    return violations
      .map(
        ({ rule, from, to }) => `${rule.name}: ${short(from)} > ${short(to)}`,
      )
      .sort();
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

test('each folder of the backend is in exactly one wing', () => {
  const named = Object.values(wings).flat();
  assert.deepEqual(named.length, new Set(named).size);
  const top = named.filter(name => !name.includes('/')).sort();
  const there = readdirSync(resolve(root, backend)).filter(
    name => !name.startsWith('__') && !name.includes('.test.'),
  );
  assert.deepEqual(top, there.sort());
});

test('what is in order breaks no rule', () => {
  const files = {
    'database/clock.ts': 'export type Clock = () => string;\n',
    'announce/outbox/Outbox.ts':
      "import type { Clock } from '../../database/clock';\nexport type Outbox = Clock;\n",
    'announce/send.ts':
      "import type { Outbox } from './outbox/Outbox';\nexport type Send = Outbox;\n",
    'decision/Judge.ts': "export * from '../announce/send';\n",
    'decision/Judge.test.ts': "export * from '../service/start';\n",
    'service/start.ts': "export * from '../decision/Judge';\n",
  };
  assert.deepEqual(brokenRules(files), []);
});

test('an error for each circle, types counted, each import from a later wing and each missing file', () => {
  const files = {
    // two files, types alone
    'leases/a.ts': "import type { B } from './b';\nexport type A = B[];\n",
    'leases/b.ts': "import type { A } from './a';\nexport type B = A[];\n",
    // a type that is imported in place, and a file that hands on
    'approvals/a.ts': "export type A = import('./index').B[];\n",
    'approvals/b.ts': "import { type A } from './a';\nexport type B = A[];\n",
    'approvals/index.ts': "export type * from './b';\n",
    // two features, though none of their files
    'exceptions/a.ts': "export * from '../grants/b';\n",
    'exceptions/c.ts': 'export type C = 1;\n',
    'grants/b.ts': 'export type B = 1;\n',
    'grants/d.ts':
      "import type { C } from '../exceptions/c';\nexport type D = C;\n",
    // later wings: a type, a folder with a wing of its own, an import that waits
    'decision/Judge.ts':
      "import type { C } from '../exceptions/c';\nexport type Judge = C;\n",
    'announce/outbox/Outbox.ts':
      "import type { Send } from '../send';\nexport type Outbox = Send;\n",
    'announce/send.ts': 'export type Send = 1;\n',
    'config/read.ts': "export const later = () => import('../seals/seal');\n",
    'seals/seal.ts': 'export const seal = 1;\n',
    'service/start.ts': "export * from './gone';\n",
  };
  assert.deepEqual(brokenRules(files), [
    'no-circle-of-folders: exceptions > grants',
    'no-circle-of-folders: grants > exceptions',
    'no-circle: approvals/a.ts > approvals/index.ts',
    'no-circle: leases/a.ts > leases/b.ts',
    'no-missing-file: service/start.ts > ./gone',
    'wing-base: config/read.ts > seals/seal.ts',
    'wing-decision: decision/Judge.ts > exceptions/c.ts',
    'wing-record: announce/outbox/Outbox.ts > announce/send.ts',
  ]);
});
