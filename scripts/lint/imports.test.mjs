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
  const there = readdirSync(resolve(root, backend)).filter(
    name => !name.startsWith('__') && !name.includes('.test.'),
  );
  assert.deepEqual(named.sort(), there.sort());
});

test('what is in order breaks no rule', () => {
  const files = {
    'base/database/clock.ts': 'export type Clock = () => string;\n',
    'record/outbox/Outbox.ts':
      "import type { Clock } from '../../base/database/clock';\nexport type Outbox = Clock;\n",
    'announce/send.ts':
      "import type { Outbox } from '../record/outbox/Outbox';\nexport type Send = Outbox;\n",
    'decision/decisions/PolicyEvaluator.ts':
      "export * from '../../announce/send';\n",
    'decision/decisions/PolicyEvaluator.test.ts':
      "export * from '../../app/start';\n",
    'app/start.ts': "export * from '../decision/decisions/PolicyEvaluator';\n",
  };
  assert.deepEqual(brokenRules(files), []);
});

test('an error for each circle, types counted, each import from a later wing and each missing file', () => {
  const files = {
    // two files, types alone
    'governance/leases/a.ts':
      "import type { B } from './b';\nexport type A = B[];\n",
    'governance/leases/b.ts':
      "import type { A } from './a';\nexport type B = A[];\n",
    // a type that is imported in place, and a file that hands on
    'governance/approvals/a.ts': "export type A = import('./index').B[];\n",
    'governance/approvals/b.ts':
      "import { type A } from './a';\nexport type B = A[];\n",
    'governance/approvals/index.ts': "export type * from './b';\n",
    // two features, though none of their files
    'governance/exceptions/a.ts': "export * from '../grants/b';\n",
    'governance/exceptions/c.ts': 'export type C = 1;\n',
    'governance/grants/b.ts': 'export type B = 1;\n',
    'governance/grants/d.ts':
      "import type { C } from '../exceptions/c';\nexport type D = C;\n",
    // later wings: types, and an import that waits
    'decision/decisions/PolicyEvaluator.ts':
      "import type { C } from '../../governance/exceptions/c';\nexport type PolicyEvaluator = C;\n",
    'record/outbox/Outbox.ts':
      "import type { Send } from '../../announce/send';\nexport type Outbox = Send;\n",
    'announce/send.ts': 'export type Send = 1;\n',
    'base/config/read.ts':
      "export const later = () => import('../../record/seals/seal');\n",
    'record/seals/seal.ts': 'export const seal = 1;\n',
    'app/start.ts': "export * from './gone';\n",
  };
  assert.deepEqual(brokenRules(files), [
    'no-circle-of-folders: governance/exceptions > governance/grants',
    'no-circle-of-folders: governance/grants > governance/exceptions',
    'no-circle: governance/approvals/a.ts > governance/approvals/index.ts',
    'no-circle: governance/leases/a.ts > governance/leases/b.ts',
    'no-missing-file: app/start.ts > ./gone',
    'wing-base: base/config/read.ts > record/seals/seal.ts',
    'wing-decision: decision/decisions/PolicyEvaluator.ts > governance/exceptions/c.ts',
    'wing-record: record/outbox/Outbox.ts > announce/send.ts',
  ]);
});

test('an error for each import of a rule that is not pure', () => {
  const files = {
    'base/database/Sealed.ts': 'export type Sealed = { seal: string };\n',
    'base/database/clock.ts': 'export const now = () => 1;\n',
    'governance/grants/model/rows.ts': [
      "import type { Sealed } from '../../../base/database/Sealed';",
      "import type { Ledger } from '../../../record/ledger/Ledger';",
      "import { Digest } from '@backstage-guardrails/policy-model';",
      "import { sha256 } from '@backstage-guardrails/policy-decision';",
      "import { z } from 'zod';",
      "import type { Knex } from 'knex';",
      "import { stringifyEntityRef } from '@backstage/catalog-model';",
      "import { hash } from 'node:crypto';",
      'export const rows = { z, hash, sha256, stringifyEntityRef };',
      'export type Rows = [Sealed, Ledger, Digest, Knex];',
      '',
    ].join('\n'),
    // what a rule imports keeps to the same
    'base/time/add.ts': "export * from '../database/clock';\n",
    'governance/grants/model/rows.test.ts': "export * from 'knex';\n",
    'governance/grants/store/read.ts': "export * from 'knex';\n",
    'record/ledger/Ledger.ts': 'export type Ledger = 1;\n',
  };
  // packages are found outside of the folder of the test
  const impure = brokenRules(files).map(broken =>
    broken.replace(/> .*(node_modules|packages)\//, '> '),
  );
  assert.deepEqual(impure, [
    'pure-model: base/time/add.ts > base/database/clock.ts',
    'pure-model: governance/grants/model/rows.ts > @backstage/catalog-model/dist/index.cjs.js',
    'pure-model: governance/grants/model/rows.ts > knex/knex.js',
    'pure-model: governance/grants/model/rows.ts > policy-decision/src/index.ts',
    'pure-model: governance/grants/model/rows.ts > crypto',
    'pure-model: governance/grants/model/rows.ts > record/ledger/Ledger.ts',
  ]);
});
