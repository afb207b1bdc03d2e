import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  createEngine,
  type LoadedParameters,
  type SingleBundle,
} from '@backstage-guardrails/policy-engine';
import type { Input } from '@backstage-guardrails/policy-model';
import { sha256 } from '../src';

/** How many answers are wrong while and after a policy is made to throw again and again. */
export function provokeThrows(options: {
  times: number;
  bundle: SingleBundle;
  parameters: LoadedParameters;
  input: Input;
}): number | undefined {
  if (spawnSync('opa', ['version']).error) return undefined;
  const { times, bundle, parameters, input: good } = options;
  const engine = createEngine({ hash: sha256 });
  engine.load({ ...bundle, module: compile() });
  const bad = { ...good, action: 'audit' as const };
  const ask = (input: Input) =>
    engine.evaluate({ input, bundle: bundle.digest, parameters }).results;
  const right = () => ask(good).length === 0;
  let wrong = 0;
  for (let i = 0; i < times; i++) {
    try {
      ask(bad);
      wrong += 1;
    } catch {
      // what is provoked
    }
    if (i % 50 === 0 && !right()) wrong += 1;
  }
  return right() ? wrong : wrong + 1;
}

function compile(): WebAssembly.Module {
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-throws-'));
  try {
    const output = join(folder, 'bundle.tar.gz');
    const source = join(__dirname, 'throws.rego');
    execFileSync('opa', [
      ...['build', '--target=wasm', '--entrypoint=guardrails/main/result'],
      ...[`--output=${output}`, source],
    ]);
    return new WebAssembly.Module(wasmOf(gunzipSync(readFileSync(output))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Finds `/policy.wasm` in a tar: 512-byte headers, name at 0, size in octal at 124. */
function wasmOf(tar: Buffer): Uint8Array<ArrayBuffer> {
  for (let at = 0; at < tar.length; ) {
    const field = (from: number, to: number) =>
      tar.toString('latin1', at + from, at + to).replace(/\0.*$/s, '');
    const size = parseInt(field(124, 136), 8) || 0;
    const start = at + 512;
    if (field(0, 100) === '/policy.wasm') {
      return Uint8Array.from(tar.subarray(start, start + size));
    }
    at = start + Math.ceil(size / 512) * 512;
  }
  throw new Error('OPA wrote no policy.wasm');
}
