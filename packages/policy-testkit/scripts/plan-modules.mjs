// Plans the shipped modules with their real providers and keeps what policy reads of it in `real-plans`:
//   node packages/policy-testkit/scripts/plan-modules.mjs
// Needs `terraform` and the AWS provider (from a registry, or a mirror that the CLI configuration names); no account.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const root = resolve(import.meta.dirname, '../../..');
const target = resolve(import.meta.dirname, '../real-plans');

/** So that the provider asks nobody anything. */
const SKIP = {
  skip_credentials_validation: true,
  skip_metadata_api_check: true,
  skip_region_validation: true,
  skip_requesting_account_id: true,
};
const environment = {
  ...process.env,
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_EC2_METADATA_DISABLED: 'true',
};

for (const module of ['database', 'kubernetes-cluster', 'virtual-machine']) {
  const planned = planModule(module);
  writeFileSync(join(target, `${module}.json`), `${JSON.stringify(planned)}\n`);
  process.stdout.write(`${module}: ${Object.keys(planned.plans).length}\n`);
}

function planModule(module) {
  const source = join(root, 'templates', 'modules', module);
  const folder = mkdtempSync(join(tmpdir(), 'plan-modules-'));
  const terraform = (...args) =>
    execFileSync('terraform', args, {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(source)) {
      if (name.endsWith('.tf')) cpSync(join(source, name), join(folder, name));
    }
    writeFileSync(
      join(folder, 'offline_override.tf.json'),
      JSON.stringify({ provider: { aws: SKIP } }),
    );
    terraform('init', '-no-color', '-input=false');
    const { variables } = parse(
      readFileSync(join(source, 'module.yaml'), 'utf8'),
    );
    const cases = join(root, 'templates', module, 'cases');
    const plans = {};
    let shared;
    for (const file of readdirSync(cases).sort()) {
      const { values } = parse(readFileSync(join(cases, file), 'utf8'));
      const given = Object.entries(values).filter(([name]) =>
        Object.hasOwn(variables, name),
      );
      const name = file.replace(/\.yaml$/, '');
      writeFileSync(
        join(folder, 'case.tfvars.json'),
        JSON.stringify(Object.fromEntries(given)),
      );
      terraform(
        ...['plan', '-refresh=false', '-input=false', '-no-color'],
        ...['-out=plan', '-var-file=case.tfvars.json'],
      );
      const plan = JSON.parse(terraform('show', '-json', 'plan'));
      shared ??= {
        format_version: plan.format_version,
        terraform_version: plan.terraform_version,
        configuration: withoutSkips(plan.configuration),
      };
      plans[name] = {
        variables: plan.variables,
        resource_changes: plan.resource_changes,
      };
    }
    return {
      module: moduleDigest(source),
      provider: providerOf(),
      ...shared,
      plans,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  function providerOf() {
    const lock = readFileSync(join(folder, '.terraform.lock.hcl'), 'utf8');
    return `hashicorp/aws ${/version\s*=\s*"([^"]+)"/.exec(lock)[1]}`;
  }
}

function withoutSkips(configuration) {
  for (const name of Object.keys(SKIP)) {
    delete configuration.provider_config.aws.expressions[name];
  }
  return configuration;
}

/** What the plans are made of; a test compares it, so that plans of earlier files are noticed. */
function moduleDigest(folder) {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.tf')) continue;
    hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  }
  return `sha256:${hash.digest('hex')}`;
}
