import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  infrastructureSubjectSchema,
  type InfrastructureSubject,
} from '@backstage-guardrails/policy-model';
import { adapt } from '../../adapt';
import { EvidenceError } from '../../errors';
import { hash, keyedHash } from '../../__testUtils__/hash';
import type { Adapted } from '../../types';

const corpus = resolve(
  __dirname,
  '../../../../../../shared/corpora/terraform-plans',
);
const present = existsSync(join(corpus, 'facts.tsv'));
const reason = present
  ? ''
  : ' (skipped: the corpora are not beside the project)';
const describeCorpus = present ? describe : describe.skip;

const adaptFile = (path: string): Adapted =>
  adapt(readFileSync(path), { format: 'auto', hash, keyedHash });

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
}

/** The counts of `facts.tsv`, made by a script that shares nothing with the adapter. */
function countsOf({ subject, skipped }: Adapted): Record<string, number> {
  const { changes, drift } = subject as InfrastructureSubject;
  const withoutMode = new Set(
    skipped
      .filter(({ code }) => code === 'mode-unknown')
      .map(({ path }) => Number(path.split('/')[2])),
  );
  const managed = changes.filter(
    (change, i) => change.mode === 'managed' && !withoutMode.has(i),
  );
  const ofKind = (kind: string) =>
    changes.filter(change => change.kind === kind && change.mode === 'managed')
      .length;
  return {
    resource_changes: changes.length,
    managed: managed.length,
    create: ofKind('create'),
    delete: ofKind('delete'),
    replace: ofKind('replace'),
    no_op: ofKind('no-op'),
    update:
      ofKind('update') -
      skipped.filter(({ code }) => code === 'actions-unknown').length,
    read: changes.filter(({ kind }) => kind === 'read').length,
    in_modules: changes.filter(({ module }) => module !== '').length,
    unknown_changes: changes.filter(({ unknown }) => unknown.length > 0).length,
    drift: drift.length,
  };
}

type Fact = Record<string, string>;

function facts(): Fact[] {
  const [head, ...rows] = readFileSync(join(corpus, 'facts.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => line.split('\t'));
  return rows
    .map(row => Object.fromEntries(head.map((name, i) => [name, row[i]])))
    .filter(({ file }) => existsSync(join(corpus, file)));
}

describeCorpus(`real plans${reason}`, () => {
  const plans = present ? facts() : [];

  it('counts what an independent script counts', () => {
    const differences: unknown[] = [];
    let compared = 0;
    for (const fact of plans) {
      const path = join(corpus, fact.file);
      if (JSON.parse(readFileSync(path, 'utf8')).errored) continue;
      const adapted = adaptFile(path);
      const counts = countsOf(adapted);
      // An artificial row with every action at once counts as several things there.
      if (fact.format_version === 'test_format_version') counts.update = 0;
      const { changes } = adapted.subject as InfrastructureSubject;
      const providers = new Set(changes.map(c => c.provider.split('/').at(-1)));
      const sensitive = changes.filter(c => c.sensitive.length > 0).length;
      compared += 1;
      for (const [name, count] of Object.entries(counts)) {
        if (String(count) !== fact[name]) {
          differences.push({ file: fact.file, name, fact: fact[name], count });
        }
      }
      // Secrets that nobody marked come on top of the marked ones.
      if (sensitive < Number(fact.sensitive_changes)) {
        differences.push({ file: fact.file, name: 'sensitive', sensitive });
      }
      if ([...providers].sort().join(',') !== fact.providers) {
        differences.push({ file: fact.file, name: 'providers', providers });
      }
    }
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(150);
  });

  it('makes valid subjects, the same ones every time', () => {
    for (const { file } of plans.slice(0, 60)) {
      const path = join(corpus, file);
      if (JSON.parse(readFileSync(path, 'utf8')).errored) continue;
      const adapted = adaptFile(path);
      expect(infrastructureSubjectSchema.safeParse(adapted.subject).error).toBe(
        undefined,
      );
      expect(JSON.stringify(adaptFile(path))).toBe(JSON.stringify(adapted));
    }
  });

  it('lets no value through that the tool marked as sensitive', () => {
    let secrets = 0;
    const leaks: string[] = [];
    for (const { file } of plans) {
      const path = join(corpus, file);
      const document: Plan = JSON.parse(readFileSync(path, 'utf8'));
      if (document.errored) continue;
      const shown = JSON.stringify(adaptFile(path));
      for (const { change } of document.resource_changes ?? []) {
        const marked = [
          ...markedTexts(change.before, change.before_sensitive),
          ...markedTexts(change.after, change.after_sensitive),
        ];
        for (const text of marked) {
          secrets += 1;
          // The same text can stand elsewhere in the plan without a mark.
          if (
            shown.includes(JSON.stringify(text)) &&
            !unmarkedTexts(document).includes(text)
          ) {
            leaks.push(file);
          }
        }
      }
    }
    expect(leaks).toEqual([]);
    expect(secrets).toBeGreaterThan(10);
  });

  it('answers every file of the corpus: adapted, or refused with a code', () => {
    const outcomes = new Map<string, number>();
    for (const path of filesBelow(corpus)) {
      const outcome = outcomeOf(() => adaptFile(path));
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect([...outcomes.keys()].filter(o => o.startsWith('crash'))).toEqual([]);
    expect(outcomes.get('adapted')).toBeGreaterThan(170);
  });

  it('gives the odd ones the right answer', () => {
    const odd = join(corpus, 'plans-odd');
    const outcomes = Object.fromEntries(
      filesBelow(odd)
        .sort()
        .map(path => [
          path.slice(odd.length + 1).replace(/\/.*\//, '/'),
          outcomeOf(() => adaptFile(path)),
        ]),
    );
    expect(outcomes).toEqual({
      'bridgecrewio__checkov/tfplan.json': 'shape',
      'hashicorp__terraform-json/plan.json': 'trailing-content',
      'ovsds__tf-plan-format/no-resource-changes.json': 'shape',
      'tenable__terrascan/invalid-json.json': 'malformed',
      'tenable__terrascan/invalid-tfplan.json': 'format-unknown',
    });
  });
});

function outcomeOf(run: () => Adapted): string {
  try {
    const parts = [...new Set(run().skipped.map(({ part }) => part))].sort();
    return parts.length === 0
      ? 'adapted'
      : `adapted, skipped ${parts.join(', ')}`;
  } catch (error) {
    return error instanceof EvidenceError ? error.code : `crash ${error}`;
  }
}

type Sides = Record<
  'before' | 'after' | 'before_sensitive' | 'after_sensitive',
  unknown
>;
type Plan = { errored?: boolean; resource_changes?: { change: Sides }[] };

/** Texts below a mark, found without any code of the adapter. */
function markedTexts(value: unknown, mask: unknown): string[] {
  if (mask === true) {
    return textsOf(value).filter(text => text.length > 5);
  }
  return Object.entries(mask ?? {}).flatMap(([key, inner]) =>
    markedTexts(childOf(value, key), inner),
  );
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

function unmarkedTexts({ resource_changes: rows = [] }: Plan): string[] {
  return rows.flatMap(({ change }) => [
    ...textsOf(without(change.before, change.before_sensitive)),
    ...textsOf(without(change.after, change.after_sensitive)),
  ]);
}

function without(value: unknown, mask: unknown): unknown {
  if (mask === true) return null;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      without(child, childOf(mask, key)),
    ]),
  );
}

function childOf(value: unknown, key: string): unknown {
  return (value as Record<string, unknown> | null | undefined)?.[key];
}
