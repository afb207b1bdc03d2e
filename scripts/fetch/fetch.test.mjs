import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/paths.mjs';
import { goPlatform } from './platform.mjs';
import { startMirror } from './testing/mirror.mjs';
import { zip } from './testing/zip.mjs';

const { system, processor } = goPlatform();
const program = Buffer.from('#!/bin/sh\necho a program\n');
const archive = zip('tofu', program);
const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');
const tofu = `tofu_1.12.6_${system}_${processor}.zip`;
const opa = `opa_${system}_${processor}_static`;

/** Runs a fetch script against a mirror that has these files; tells how it ended and what it left. */
async function fetchFrom(files, script, env = {}) {
  const mirror = await startMirror(files);
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-fetch-'));
  try {
    const child = spawn(process.execPath, [join(root, 'scripts', script)], {
      env: {
        ...process.env,
        ...env,
        GUARDRAILS_DATA: folder,
        GUARDRAILS_RELEASES: mirror.url,
      },
    });
    let output = '';
    child.stdout.on('data', data => (output += data));
    child.stderr.on('data', data => (output += data));
    const code = await new Promise(resolve => child.on('close', resolve));
    const tools = join(folder, 'tools');
    const left = existsSync(tools) ? readdirSync(tools) : [];
    return {
      code,
      output,
      tools: left.map(name => ({
        name,
        text: readFileSync(join(tools, name), 'utf8'),
        executable: (statSync(join(tools, name)).mode & 0o111) !== 0,
      })),
    };
  } finally {
    await mirror.stop();
    rmSync(folder, { recursive: true });
  }
}

test('installs an own build of OpenTofu when the checksum is the one that was named', async () => {
  const { code, tools } = await fetchFrom(
    { [tofu]: archive },
    'fetch-opentofu.mjs',
    { GUARDRAILS_OPENTOFU_SHA256: sha256(archive) },
  );
  assert.equal(code, 0);
  assert.deepEqual(tools, [
    { name: 'tofu', text: program.toString(), executable: true },
  ]);
});

test('installs opa when the checksum is the published one', async () => {
  const { code, tools } = await fetchFrom(
    { [opa]: program, [`${opa}.sha256`]: `${sha256(program)}  ${opa}\n` },
    'fetch-opa.mjs',
  );
  assert.equal(code, 0);
  assert.deepEqual(tools, [
    { name: 'opa', text: program.toString(), executable: true },
  ]);
});

const otherArchive = zip('readme', program);

const refusals = [
  {
    name: 'OpenTofu that is not the release, whatever its server says',
    script: 'fetch-opentofu.mjs',
    files: {
      [tofu]: archive,
      'tofu_1.12.6_SHA256SUMS': `${sha256(archive)}  ${tofu}\n`,
    },
    says: /does not have the expected checksum/,
  },
  {
    name: 'another own build of OpenTofu than the one that was named',
    script: 'fetch-opentofu.mjs',
    files: { [tofu]: archive },
    env: { GUARDRAILS_OPENTOFU_SHA256: sha256(program) },
    says: /does not have the expected checksum/,
  },
  {
    name: 'an archive without the program',
    script: 'fetch-opentofu.mjs',
    files: { [tofu]: otherArchive },
    env: { GUARDRAILS_OPENTOFU_SHA256: sha256(otherArchive) },
    says: /holds no tofu/,
  },
  {
    name: 'a mirror without the file',
    script: 'fetch-opentofu.mjs',
    files: {},
    says: /answered 404/,
  },
  {
    name: 'opa with another checksum',
    script: 'fetch-opa.mjs',
    files: {
      [opa]: program,
      [`${opa}.sha256`]: `${sha256(archive)}  ${opa}\n`,
    },
    says: /does not have the expected checksum/,
  },
  {
    name: 'a list that does not name the file',
    script: 'fetch-opa.mjs',
    files: {
      [opa]: program,
      [`${opa}.sha256`]: `${sha256(program)}  other\n`,
    },
    says: /has no SHA-256 checksum/,
  },
  {
    name: 'a release without checksums',
    script: 'fetch-opa.mjs',
    files: { [opa]: program },
    says: /answered 404/,
  },
];

for (const { name, script, files, env, says } of refusals) {
  test(`refuses ${name} and leaves nothing behind`, async () => {
    const { code, output, tools } = await fetchFrom(files, script, env);
    assert.equal(code, 1);
    assert.match(output, says);
    assert.deepEqual(tools, []);
  });
}
