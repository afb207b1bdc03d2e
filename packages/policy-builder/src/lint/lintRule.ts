import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  filesBelow,
  packageOf,
  readJson,
  type ReadRule,
  sourcePathOf,
} from '../rules';
import type { PolicyWorkspace } from '../workspace';

const longest = 60;

/** What is wrong with the files, the samples and the length of one rule, as sentences. @internal */
export function lintRule(options: {
  id: string;
  rule?: ReadRule;
  workspace: PolicyWorkspace;
}): string[] {
  const { id, rule, workspace } = options;
  const { folder } = workspace;
  const source = sourcePathOf(id);
  const missing = [source, source.replace(/\.rego$/, '_test.rego')].filter(
    path => !existsSync(join(folder, path)),
  );
  return [
    ...(rule ? rule.faults : [`${id}: no METADATA above its package`]),
    ...missing.map(path => `${path}: missing`),
    ...wrongSamples(id, folder),
    ...(missing.includes(source) ? [] : wrongSource(id, folder)),
  ];
}

function wrongSamples(id: string, folder: string): string[] {
  const paths = filesBelow(folder, `guardrails/rules/${id}/samples`);
  const names = paths.map(path => path.split('/').slice(5).join('/'));
  return [
    ...['pass', 'fail']
      .filter(kind => !names.some(name => name.startsWith(`${kind}-`)))
      .map(kind => `${id}: no sample that is to ${kind}`),
    ...names
      .filter(name => !/^(pass|fail)-[a-z0-9-]+\.json$/.test(name))
      .map(
        name => `${id}: samples are called pass-... or fail-..., not ${name}`,
      ),
    ...paths.flatMap(path => wrongSample(path, folder)),
  ];
}

const sampleSchema = z.looseObject({
  says: z.string().optional(),
  findings: z.array(z.unknown()).default([]),
});

/** A sample that is to fail says with which findings, and one that is to pass has none. */
function wrongSample(path: string, folder: string): string[] {
  const sample = readJson(join(folder, path));
  if ('fault' in sample) return [`${path}: ${sample.fault}`];
  const parsed = sampleSchema.safeParse(sample.value);
  if (!parsed.success) {
    const [{ path: at, message }] = parsed.error.issues;
    return [`${path}: ${[...at, message].join(': ')}`];
  }
  const { says, findings } = parsed.data;
  const fails = path.includes('/samples/fail-');
  return [
    ...(says ? [] : [`${path}: "says" is missing`]),
    ...(fails === findings.length > 0
      ? []
      : [
          `${path}: ${
            fails ? 'no findings' : 'findings in a sample that passes'
          }`,
        ]),
  ];
}

/** Tables are data: what counts is the logic. */
function wrongSource(id: string, folder: string): string[] {
  const path = sourcePathOf(id);
  const source = readFileSync(join(folder, path), 'utf8');
  const expected = `package ${packageOf(id)}`;
  const logic = source
    .replace(/^\w+ := [[{]\n(\t.*\n)*[\]}]$/gm, '')
    .split('\n')
    .filter(line => line.trim() !== '' && !line.startsWith('#'));
  return [
    ...(`\n${source}`.includes(`\n${expected}\n`)
      ? []
      : [`${path}: not ${expected}`]),
    ...(logic.length > longest
      ? [`${path}: ${logic.length} lines of logic, more than ${longest}`]
      : []),
  ];
}
