import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/paths.mjs';
import { parts } from './parts.mjs';
import { readArguments } from './readArguments.mjs';

test('the jobs of the workflow together run every part of CI, each once', () => {
  const workflow = readFileSync(
    join(root, '.github/workflows/ci.yaml'),
    'utf8',
  );
  const jobs = [...workflow.matchAll(/^ +run: (--only .*)$/gm)].map(
    ([, text]) => readArguments(text.split(' ')),
  );
  const shards = jobs
    .filter(({ jestArguments }) => jestArguments.length)
    .flatMap(({ only, jestArguments }) => [...only, ...jestArguments]);
  assert.deepEqual(shards, ['unit', '--shard=1/2', 'unit', '--shard=2/2']);
  assert.deepEqual(
    jobs
      .filter(({ jestArguments }) => !jestArguments.length)
      .flatMap(({ only }) => only)
      .concat('unit')
      .sort(),
    parts
      .filter(part => !part.inCiPartOf)
      .map(({ id }) => id)
      .sort(),
  );
});
