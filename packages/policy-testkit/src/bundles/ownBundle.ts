import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundlePath } from '@backstage-guardrails/policies';
import {
  createRuleDigest,
  type Digest,
  type Hash,
  type Rule,
} from '@backstage-guardrails/policy-model';

/** The rule of {@link ownBundle}. */
export const OWN_RULE = 'acme/sizing/denied-sizes' as Rule['id'];

const REGO = `package guardrails.rules.sizing.denied_sizes

import data.guardrails.lib.parameters

finding contains {
	"resource": change.address,
	"path": ["size"],
	"expected": "another size",
	"actual": change.size,
} if {
	some type in ["aws_db_instance", "terraform_data"]
	some change in input.subject.changesByType[type]
	change.size in parameters.values["acme/deniedSizes"]
}
`;

const PATHS = [
  'guardrails/main/main.rego',
  'guardrails/lib/parameters.rego',
  'guardrails/rules/sizing/denied-sizes/denied_sizes.rego',
];

const hash: Hash = data =>
  `sha256:${createHash('sha256').update(data).digest('hex')}` as Digest;

/** Whether bundles can be compiled here; tests that need one are skipped where they cannot. */
export const hasOpa = spawnSync('opa', ['version']).status === 0;

/**
 * An organisation's own bundle: one rule that denies sizes of databases and environments, with a parameter and its
 * default, compiled with the entrypoint and the library of the shipped policies.
 *
 * @returns the path of the file
 */
export function ownBundle(
  options: {
    revision?: string;
    namespace?: string;
    deniedSizes?: string[];
    /** Rego of the rule instead of the usual one. */
    rego?: string;
    /** The day on which its rule says that it was adopted. */
    adopted?: string;
    /** Why its rule says that it may not be off, where it does. */
    alwaysOn?: string;
  } = {},
): string {
  const {
    revision = 'acme-1',
    namespace = 'acme',
    deniedSizes = ['small', 'db.t4g.medium'],
    rego = REGO,
    adopted = '2026-01-01',
    alwaysOn,
  } = options;
  const folder = mkdtempSync(join(tmpdir(), 'own-bundle-'));
  const content = join(folder, 'content');
  const policies = dirname(dirname(bundlePath));
  for (const path of PATHS) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    const isOwn = path.includes('/rules/');
    if (isOwn) writeFileSync(join(content, path), rego);
    else cpSync(join(policies, path), join(content, path));
  }
  const compiled = join(folder, 'compiled.tar.gz');
  execFileSync('opa', [
    ...['build', '--target=wasm', '--entrypoint=guardrails/main/result'],
    ...[`--output=${compiled}`, join(content, 'guardrails')],
  ]);
  const place = ['-C', content];
  execFileSync('tar', ['-xzf', compiled, ...place, '/policy.wasm'], {
    stdio: 'pipe',
  });
  const write = (path: string, value: unknown) => {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), JSON.stringify(value));
  };
  const data = { guardrails: { parameters: ['acme/deniedSizes'] } };
  write('data.json', data);
  write('parameters/schema.json', {
    type: 'object',
    additionalProperties: false,
    properties: {
      'acme/deniedSizes': { type: 'array', items: { type: 'string' } },
    },
  });
  const values = { 'acme/deniedSizes': deniedSizes };
  write('parameters/default.json', {
    version: 'guardrails/parameters/v1',
    sandbox: { values },
    development: { values },
    staging: { values },
    production: { values },
  });
  write('.manifest', {
    revision,
    roots: ['guardrails'],
    rego_version: 1,
    metadata: {
      guardrails: { version: '1.0.0', namespace },
      rules: [withDigest(content, data, { adopted, alwaysOn })],
    },
  });
  const file = join(folder, 'acme.tar.gz');
  execFileSync('tar', ['-czf', file, ...place, '.']);
  rmSync(content, { recursive: true });
  return file;
}

function withDigest(
  content: string,
  data: { [key: string]: object },
  { adopted, alwaysOn }: Pick<Rule, 'adopted' | 'alwaysOn'>,
): Rule {
  const rule = {
    id: OWN_RULE,
    title: 'Sizes are approved by the platform team',
    description: 'Small instances are retired.',
    message: '{resource} has size {actual}, which Acme does not use.',
    fix: 'Choose another size.',
    severity: 'high',
    level: 'mandatory',
    ...(alwaysOn !== undefined && { alwaysOn }),
    objective: 'Cost',
    subject: {
      type: 'infrastructure',
      types: ['aws_db_instance', 'terraform_data'],
      changes: ['create', 'update', 'replace', 'deferred'],
      sees: 'change',
    },
    evidence: ['resources'],
    facts: [],
    parameters: ['acme/deniedSizes'],
    author: 'group:default/platform',
    adopted,
    review: '2027-01-01',
    documentation: 'docs/rules/sizing/denied-sizes.md',
    references: [],
  } satisfies Omit<Rule, 'digest'>;
  const digest = createRuleDigest({
    sources: {
      files: Object.fromEntries(
        PATHS.map(path => [
          `/${path}`,
          readFileSync(join(content, path), 'utf8'),
        ]),
      ),
      data: JSON.parse(JSON.stringify(data)),
      version: 1,
    },
    hash,
  })(rule);
  if (!digest) throw new Error('The rule has no source');
  return { ...rule, digest };
}
