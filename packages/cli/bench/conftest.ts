import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import { evaluate, sha256 } from '@backstage-guardrails/policy-decision';
import {
  createEngine,
  loadBundle,
  loadParameters,
} from '@backstage-guardrails/policy-engine';
import type { ResourceChange, Rule } from '@backstage-guardrails/policy-model';

/** The same rules as conftest's own `deny`: their Rego is loaded unchanged, this hands over what they find. */
const deny = `package main

deny contains {"msg": message, "rule": rule, "path": finding.path, "actual": finding.actual} if {
	some [domain, name, finding] in data.guardrails.main.result.findings
	rule := concat("/", [domain, name])
	message := concat("", [finding.resource, " breaks ", rule])
}
`;

/** Where conftest finds rules, parameters and adapter. */
export function prepareConftest(folder: string): string {
  const policy = join(folder, 'policy');
  mkdirSync(policy);
  spawnSync('tar', ['-xzf', bundlePath, '-C', policy]);
  writeFileSync(join(policy, 'deny.rego'), deny);
  const { guardrails } = JSON.parse(
    readFileSync(join(policy, 'data.json'), 'utf8'),
  );
  writeFileSync(
    join(folder, 'data.json'),
    JSON.stringify({
      guardrails,
      parameters: JSON.parse(readFileSync(parametersPath, 'utf8')),
    }),
  );
  return policy;
}

/**
 * The document that our engine hands to these rules, as a file. Conftest is spared adapting the plan,
 * which is work that the command line does within its time.
 */
export async function documentFor(
  plan: Uint8Array,
): Promise<{ document: string; rules: number; findings: number }> {
  const bundle = await loadBundle(readFileSync(bundlePath), { hash: sha256 });
  const parameters = loadParameters(
    JSON.parse(readFileSync(parametersPath, 'utf8')),
    { hash: sha256, bundle },
  );
  const engine = createEngine({ hash: sha256 });
  engine.load(bundle);
  const { input } = await evaluate({
    engine,
    evidence: plan,
    format: 'terraform-plan',
    actor: { kind: 'human', ref: 'unattested', groups: [], origin: 'cli' },
    target: { environmentClass: 'production' },
    instant: new Date('2026-01-01T00:00:00Z'),
    bundle: bundle.digest,
    parameters,
  });
  const { called, results } = engine.evaluate({
    input,
    bundle: bundle.digest,
    parameters,
  });
  if (input.subject.type !== 'infrastructure') throw new TypeError('no plan');
  const { changes, ...subject } = input.subject;
  return {
    rules: called.length,
    findings: results.length,
    document: JSON.stringify({
      ...input,
      subject: { ...subject, changesByType: byType(changes) },
      dispatch: dispatchOf(called),
    }),
  };
}

function byType(changes: ResourceChange[]): Record<string, ResourceChange[]> {
  const grouped: Record<string, ResourceChange[]> = {};
  for (const change of changes) (grouped[change.type] ??= []).push(change);
  return grouped;
}

function dispatchOf(rules: Rule[]): Record<string, string[]> {
  const dispatch: Record<string, string[]> = {};
  for (const { id } of rules) {
    const [domain, name] = id.split('/');
    (dispatch[domain] ??= []).push(name.replaceAll('-', '_'));
  }
  return dispatch;
}
