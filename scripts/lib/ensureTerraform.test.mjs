import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { goPlatform } from '../fetch/platform.mjs';
import { startMirror } from '../fetch/testing/mirror.mjs';
import { zip } from '../fetch/testing/zip.mjs';
import { root } from './paths.mjs';

const { system, processor } = goPlatform();
const file = `tofu_1.12.6_${system}_${processor}.zip`;
const name = system === 'windows' ? 'tofu.exe' : 'tofu';
const archive = zip(name, Buffer.from('a program'));
const checksum = createHash('sha256').update(archive).digest('hex');
const absent = 'neither Terraform nor OpenTofu is installed';

/** A machine without Terraform, its data folder, and a mirror in the place of the public releases. */
async function machine(files, work) {
  const mirror = await startMirror(files);
  const data = mkdtempSync(join(tmpdir(), 'guardrails-terraform-'));
  const ensure = ({ fetch = true, env = {} } = {}) =>
    new Promise(resolve => {
      const started = Date.now();
      const child = spawn(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          `import { ensureTerraform } from '${root}/scripts/lib/ensureTerraform.mjs';
           const reason = await ensureTerraform({ fetch: ${fetch} });
           console.log('RESULT ' + JSON.stringify({ reason }));`,
        ],
        {
          env: {
            PATH: join(data, 'empty'),
            GUARDRAILS_DATA: data,
            GUARDRAILS_RELEASES: mirror.url,
            GUARDRAILS_OPENTOFU_SHA256: checksum,
            ...env,
          },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      let output = '';
      child.stdout.on('data', text => (output += text));
      child.on('close', () =>
        resolve({
          output,
          seconds: (Date.now() - started) / 1000,
          ...JSON.parse(/^RESULT (.*)$/m.exec(output)?.[1] ?? '{}'),
        }),
      );
    });
  const tools = () => {
    const folder = join(data, 'tools');
    return existsSync(folder) ? readdirSync(folder) : [];
  };
  try {
    await work({ mirror, data, ensure, tools });
  } finally {
    await mirror.stop();
    rmSync(data, { recursive: true });
  }
}

test('fetches OpenTofu once, with progress', async () => {
  const big = zip(name, randomBytes(2_000_000));
  await machine({ [file]: big }, async ({ mirror, ensure, tools }) => {
    const env = {
      GUARDRAILS_OPENTOFU_SHA256: createHash('sha256')
        .update(big)
        .digest('hex'),
    };
    const first = await ensure({ env });
    assert.equal(first.reason, undefined);
    assert.match(first.output, /Fetching OpenTofu/);
    assert.match(first.output, /2\.0 of 2\.0 MB/);
    assert.deepEqual(tools(), [name]);
    const second = await ensure({ env });
    assert.equal(second.reason, undefined);
    assert.deepEqual(mirror.requests, [file]);
  });
});

test('uses what is on the PATH', async () => {
  await machine({ [file]: archive }, async ({ mirror, data, ensure }) => {
    const folder = join(data, 'bin');
    mkdirSync(folder);
    const program = system === 'windows' ? 'terraform.exe' : 'terraform';
    writeFileSync(join(folder, program), '', { mode: 0o755 });
    const path = [join(data, 'empty'), folder].join(delimiter);
    assert.equal((await ensure({ env: { PATH: path } })).reason, undefined);
    assert.deepEqual(mirror.requests, []);
  });
});

test('asks nobody where that is not wanted', async () => {
  await machine({ [file]: archive }, async ({ mirror, ensure, tools }) => {
    const { reason } = await ensure({ fetch: false });
    assert.equal(reason, `${absent}, and --no-fetch was given`);
    assert.deepEqual(mirror.requests, []);
    assert.deepEqual(tools(), []);
  });
});

test('keeps nothing of a file that is not the release, and fetches it the next time', async () => {
  const files = { [file]: zip(name, Buffer.from('another program')) };
  await machine(files, async ({ ensure, tools }) => {
    const first = await ensure();
    assert.match(first.output, /does not have the expected checksum/);
    assert.equal(first.reason, `${absent}, and OpenTofu could not be fetched`);
    assert.deepEqual(tools(), []);
    files[file] = archive;
    assert.equal((await ensure()).reason, undefined);
    assert.deepEqual(tools(), [name]);
  });
});

for (const [how, headers] of [
  ['with its length', { 'content-length': archive.length }],
  ['without its length', {}],
]) {
  test(`keeps nothing of a download that breaks off, sent ${how}, and fetches it the next time`, async () => {
    const files = {
      [file](response) {
        response.writeHead(200, headers);
        response.write(archive.subarray(0, 40), () => response.destroy());
      },
    };
    await machine(files, async ({ ensure, tools }) => {
      const first = await ensure();
      assert.match(first.output, /The download of .* broke off/);
      assert.equal(
        first.reason,
        `${absent}, and OpenTofu could not be fetched`,
      );
      assert.deepEqual(tools(), []);
      files[file] = archive;
      assert.equal((await ensure()).reason, undefined);
      assert.deepEqual(tools(), [name]);
    });
  });
}

test('is offline where nobody answers within five seconds', async () => {
  await machine({ [file]() {} }, async ({ ensure, tools }) => {
    const { output, reason, seconds } = await ensure();
    assert.match(output, /no answer within 5 seconds/);
    assert.equal(
      reason,
      `${absent}, and there is no connection to fetch OpenTofu`,
    );
    assert.ok(seconds > 4.5 && seconds < 25, `took ${seconds} s`);
    assert.deepEqual(tools(), []);
  });
});

test('is offline where nothing listens', async () => {
  await machine({}, async ({ mirror, ensure }) => {
    await mirror.stop();
    const { reason } = await ensure();
    assert.equal(
      reason,
      `${absent}, and there is no connection to fetch OpenTofu`,
    );
  });
});
