import {
  type Json,
  type Rule,
  ruleSchema,
} from '@backstage-guardrails/policy-model';
import { z } from 'zod';
import { BuilderError } from '../errors';
import { inWorkspace, type Opa } from '../opa';
import type { PolicyWorkspace } from '../workspace';
import { filesBelow } from './filesBelow';
import { kebab, packageOf, sourcePathOf } from './names';

/** A rule before its digest is known. @public */
export type UndigestedRule = Omit<Rule, 'digest'>;

/** A rule as its METADATA says it, with what is wrong about that. @internal */
export type ReadRule = {
  id: string;
  rule?: UndigestedRule;
  faults: string[];
};

const inspectionSchema = z.object({
  annotations: z
    .array(
      z.object({
        annotations: z.object({
          scope: z.string(),
          title: z.string().optional(),
          description: z.string().optional(),
          related_resources: z.array(z.object({ ref: z.string() })).optional(),
          custom: z.record(z.string(), z.unknown()).optional(),
        }),
        path: z.array(z.object({ value: z.string() })),
      }),
    )
    .optional(),
});
type Entry = NonNullable<
  z.infer<typeof inspectionSchema>['annotations']
>[number];

const withPlacesSchema = z.looseObject({
  type: z.string(),
  types: z.array(z.string()).optional(),
  places: z.array(z.string()),
  sees: z.string().optional(),
  companions: z.array(z.string()).optional(),
});
const companionSchema = z.object({ types: z.array(z.string()) });

const undigestedSchema = ruleSchema.omit({ digest: true });

/** Every rule as its METADATA states it, sorted by id. @internal */
export function readRules(workspace: PolicyWorkspace, opa: Opa): ReadRule[] {
  const { stdout } = inWorkspace(
    workspace,
    opa,
  )(['inspect', '-a', '-f', 'json', 'guardrails']);
  return (inspectionSchema.parse(JSON.parse(stdout)).annotations ?? [])
    .filter(isRulePackage)
    .map(entry => readRule(entry, workspace))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** All rules, or a refusal that says what is wrong with their METADATA. @internal */
export function validRules(
  workspace: PolicyWorkspace,
  opa: Opa,
): UndigestedRule[] {
  const read = readRules(workspace, opa);
  const faults = read.flatMap(({ faults: found }) => found);
  if (faults.length > 0) {
    throw new BuilderError('rules-malformed', faults.join('\n'));
  }
  refuseOthers(workspace, read);
  if (read.length === 0) {
    throw new BuilderError(
      'rules-missing',
      'No rules found. Create one: guardrails rule new',
    );
  }
  return read.flatMap(({ rule }) => (rule ? [rule] : []));
}

/** Every file in the place of a rule is that rule, or it would silently be missing in the bundle. */
function refuseOthers(workspace: PolicyWorkspace, read: ReadRule[]): void {
  const found = new Set(read.map(({ id }) => id));
  const expected = new Set(
    filesBelow(workspace.folder, 'guardrails/rules')
      .filter(path => path.endsWith('.rego') && !path.endsWith('_test.rego'))
      .map(path => path.split('/').slice(2, 4).join('/')),
  );
  const faults = [
    ...[...expected]
      .filter(id => !found.has(id))
      .map(
        id =>
          `${sourcePathOf(
            id,
          )}: must have METADATA above the line "package ${packageOf(id)}"`,
      ),
    ...[...found]
      .filter(id => !expected.has(id))
      .map(id => `${id}: there is no file ${sourcePathOf(id)} for it`),
  ];
  if (faults.length > 0) {
    throw new BuilderError(
      'rules-malformed',
      workspace.inAuthorsWords(faults.join('\n')),
    );
  }
}

function isRulePackage({ annotations, path }: Entry): boolean {
  const segments = path.map(({ value }) => value);
  return (
    annotations.scope === 'package' &&
    segments[2] === 'rules' &&
    segments.length === 5 &&
    !segments[4].endsWith('_test')
  );
}

function readRule(
  { annotations, path }: Entry,
  { places = {} }: PolicyWorkspace,
): ReadRule {
  const [domain, name] = path.slice(3).map(({ value }) => kebab(value));
  const id = `${domain}/${name}`;
  const { custom = {} } = annotations;
  const stated: unknown = {
    id,
    title: annotations.title,
    description: annotations.description,
    message: custom.message,
    fix: custom.fix,
    severity: custom.severity,
    level: custom.level,
    ...(custom.alwaysOn !== undefined && { alwaysOn: custom.alwaysOn }),
    objective: custom.objective,
    subject: withTypesOf(places, custom.subject),
    evidence: custom.evidence,
    facts: custom.facts ?? [],
    parameters: custom.parameters ?? [],
    author: custom.author,
    adopted: custom.adopted,
    review: custom.review,
    documentation: `docs/rules/${domain}/${name}.md`,
    references: (annotations.related_resources ?? []).map(({ ref }) => ref),
  };
  return isRule(stated)
    ? { id, rule: stated, faults: [] }
    : { id, faults: faultsOf(stated).map(fault => `${id}: ${fault}`) };
}

/** `places` in the METADATA names tables; the types of a rule are those of its tables, and those that it names itself. */
function withTypesOf(
  places: NonNullable<PolicyWorkspace['places']>,
  stated: unknown,
): unknown {
  const parsed = withPlacesSchema.safeParse(stated);
  if (!parsed.success) return stated;
  const { type, places: names, types = [], ...subject } = parsed.data;
  // A table that is not there leaves the key, which no rule may have.
  if (names.some(name => !Object.hasOwn(places, name))) return stated;
  const tables = names.map(name => places[name]);
  const all = [...types, ...tables.flatMap(table => Object.keys(table))];
  const companions = tables
    .flatMap(table => Object.values(table).flat())
    .flatMap(({ companion }) => companionTypes(companion));
  return {
    type,
    types: [...new Set(all.flatMap(terraformTypes))],
    ...subject,
    ...(companions.length > 0 && {
      companions: [...new Set([...(subject.companions ?? []), ...companions])],
    }),
  };
}

/** Resources of the generic provider of Azure are looked at under the types of its API, and dispatched under its own. */
function terraformTypes(type: string): string[] {
  return type.includes('/')
    ? ['azapi_resource', 'azapi_update_resource']
    : [type];
}

function companionTypes(companion: Json | undefined): string[] {
  const parsed = companionSchema.safeParse(companion);
  return parsed.success ? parsed.data.types : [];
}

/** Checked and left as it is: the schema would put the keys of nested objects into another order. */
function isRule(stated: unknown): stated is UndigestedRule {
  return undigestedSchema.safeParse(stated).success;
}

function faultsOf(stated: unknown): string[] {
  const { error } = undigestedSchema.safeParse(stated);
  return (error?.issues ?? []).map(
    issue => `METADATA ${issue.path.join('.')}: ${issue.message}`,
  );
}
