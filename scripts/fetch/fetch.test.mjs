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
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { root } from '../lib/paths.mjs';
import { goPlatform } from './platform.mjs';

const { system, processor } = goPlatform();
const program = Buffer.from('#!/bin/sh\necho a program\n');
const archive = zip('tofu', program);
const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');
const tofu = `tofu_1.12.6_${system}_${processor}.zip`;
const opa = `opa_${system}_${processor}_static`;

/** Runs a fetch script against a server that has these files; tells how it ended and what it left. */
async function fetchFrom(files, script) {
  const server = createServer((request, response) => {
    const body = files[request.url.split('/').pop()];
    response.statusCode = body ? 200 : 404;
    response.end(body ?? '');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-fetch-'));
  try {
    const child = spawn(process.execPath, [join(root, 'scripts', script)], {
      env: {
        ...process.env,
        GUARDRAILS_DATA: folder,
        GUARDRAILS_RELEASES: `http://127.0.0.1:${
          server.address().port
        }/releases`,
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
    server.close();
    rmSync(folder, { recursive: true });
  }
}

test('installs OpenTofu when the checksum is the published one', async () => {
  const { code, tools } = await fetchFrom(
    {
      [tofu]: archive,
      'tofu_1.12.6_SHA256SUMS': `${'0'.repeat(64)}  other.zip\n${sha256(
        archive,
      )}  ${tofu}\n`,
    },
    'fetch-opentofu.mjs',
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

const refusals = [
  {
    name: 'a file with another checksum',
    files: {
      [tofu]: archive,
      'tofu_1.12.6_SHA256SUMS': `${sha256(program)}  ${tofu}\n`,
    },
    says: /is not what its release says/,
  },
  {
    name: 'a list that does not name the file',
    files: {
      [tofu]: archive,
      'tofu_1.12.6_SHA256SUMS': `${sha256(archive)}  other.zip\n`,
    },
    says: /has no SHA-256 checksum/,
  },
  {
    name: 'a release without checksums',
    files: { [tofu]: archive },
    says: /answered 404/,
  },
  {
    name: 'an archive without the program',
    files: {
      [tofu]: zip('readme', program),
      'tofu_1.12.6_SHA256SUMS': `${sha256(zip('readme', program))}  ${tofu}\n`,
    },
    says: /holds no tofu/,
  },
];

for (const { name, files, says } of refusals) {
  test(`refuses ${name} and leaves nothing behind`, async () => {
    const { code, output, tools } = await fetchFrom(
      files,
      'fetch-opentofu.mjs',
    );
    assert.equal(code, 1);
    assert.match(output, says);
    assert.deepEqual(tools, []);
  });
}

/** A zip archive of one deflated file; the reader does not look at its CRC, because SHA-256 was compared before. */
function zip(name, content) {
  const compressed = deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(compressed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([
    Buffer.from([0x50, 0x4b, 3, 4]),
    common,
    Buffer.from(name),
    compressed,
  ]);
  const directory = Buffer.concat([
    Buffer.from([0x50, 0x4b, 1, 2, 20, 0]),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}
