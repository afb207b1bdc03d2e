import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDayAhead, type Sight } from '@backstage-guardrails/policy-model';
import { isAsked } from '../asked';
import { sourcePathOf, type UndigestedRule } from '../rules';
import type { PolicyWorkspace } from '../workspace';

const texts = [
  'title',
  'description',
  'message',
  'fix',
  'objective',
  'author',
] as const;

/** What is wrong with the METADATA of a rule beyond its shape, as sentences. @internal */
export function lintMetadata(
  rule: UndigestedRule,
  options: { workspace: PolicyWorkspace; now: Date },
): string[] {
  const { workspace, now } = options;
  const source = sourceOf(rule.id, workspace.folder);
  return [
    ...texts
      .filter(key => rule[key].trim() === '')
      .map(key => `"${key}" is missing`),
    ...(rule.title.endsWith('.') ? ['the title ends with a full stop'] : []),
    ...wrongLevel(rule.level),
    ...(rule.alwaysOn === undefined || /\S\.$/.test(rule.alwaysOn)
      ? []
      : ['alwaysOn is no sentence that says why']),
    ...wrongSubject(rule.subject, source),
    ...(rule.references.length > 0 ? [] : ['no related_resources']),
    ...(isDayAhead(rule.adopted, now)
      ? [`adopted is ${rule.adopted}, which is a day to come`]
      : []),
    ...(rule.adopted < rule.review ? [] : ['review comes before adopted']),
    ...wrongParameters(rule.parameters, source, workspace.parameters),
  ].map(sentence => `${rule.id}: ${sentence}`);
}

/** A map of levels says what holds for every class, so that none is left without. */
function wrongLevel(level: UndigestedRule['level']): string[] {
  return typeof level === 'string' || level.default
    ? []
    : ['level has no default'];
}

/** Whatever looks beyond one change, as far as the source shows; the rest is for the tests to find. */
const beyond =
  /\b(companions|input\.(subject|skipped)|count\((changes|exposure|documents)\.)|\.present\b|\["present"\]/;

/** What a rule on what is touched is not shown: resources that are made, and those that stay as they are. */
const untouched = /\.(judged|present)\b|\["(judged|present)"\]/;

/** What shows a rule its companions. */
const lookingUp = new Set<Sight | undefined>(['change', 'types', 'touched']);

/** What a rule must see at once is said, and a rule that judges single changes looks at nothing else. */
function wrongSubject(
  subject: UndigestedRule['subject'],
  source: string,
): string[] {
  switch (subject.type) {
    case 'infrastructure': {
      const { sees, companions = [], types } = subject;
      return [
        ...neverCalled(subject, source),
        ...(sees ? [] : ['subject.sees is missing']),
        ...(sees === 'change' && beyond.test(source)
          ? ['sees one change and looks at more']
          : []),
        ...(sees === 'touched' && untouched.test(source)
          ? [
              'sees what is touched and looks at changes.judged or changes.present',
            ]
          : []),
        ...(companions.length > 0 && !lookingUp.has(sees)
          ? ['companions are for a rule that sees a change, types or touched']
          : []),
        ...types
          .filter(type => !/^[a-z0-9_]*\*?$/.test(type))
          .filter(type => !narrows(type, types))
          .map(type => `type ${type} is neither exact nor ends in an asterisk`),
      ];
    }
    case 'configuration':
      return subject.sees ? [] : ['subject.sees is missing'];
    // A rule on operations that does not say what it reads needs approval wherever anything is withheld.
    case 'operation':
      return subject.reads
        ? []
        : ['subject.reads is missing: name the parameters it reads, or []'];
    default:
      return [];
  }
}

/** `google_*_iam_member` says what a rule looks at, and calls it for nothing: `google_*` beside it does that. */
function narrows(type: string, types: string[]): boolean {
  return (
    /^[a-z0-9_]+\*[a-z0-9_]+$/.test(type) &&
    types.some(
      other => other.endsWith('*') && type.startsWith(other.slice(0, -1)),
    )
  );
}

const altered = ['create', 'update', 'replace', 'deferred'] as const;

/**
 * The engine calls a rule where `subject` says, and nowhere else; its tests call it everywhere. So what its source names
 * and what it is called for are compared here; what only its samples show is compared by `neverAsked`.
 */
function neverCalled(
  subject: Extract<UndigestedRule['subject'], { type: 'infrastructure' }>,
  source: string,
): string[] {
  // Whatever name the helpers were imported by.
  const named = [...source.matchAll(/\bjudged(?:\.(\w+)|\["([^"]+)"\])/g)].map(
    ([, name, quoted]) => name ?? quoted,
  );
  const isCalled = (type: string) =>
    subject.changes.some(kind =>
      isAsked(subject, {
        // A type of Azure's API comes through the generic provider.
        type: type.includes('/') ? 'azapi_resource' : type,
        kind,
      }),
    );
  const missing = altered.filter(kind => !subject.changes.includes(kind));
  // A rule that goes through all types and tells the kinds of change apart may leave some of them out.
  const looksAtAll =
    named.length > 0 || (/\bjudged\b/.test(source) && !/\bkind\b/.test(source));
  return [
    ...[...new Set(named)]
      .filter(type => !isCalled(type) && !subject.companions?.includes(type))
      .map(
        type =>
          `looks at ${type} and is not called for it: add it to subject.types`,
      ),
    ...(looksAtAll && missing.length > 0
      ? [
          `looks at all altered resources and is not called for ${missing.join(
            ', ',
          )}: add it to subject.changes`,
        ]
      : []),
  ];
}

/** Parameters that a rule reads have a schema, and the source reads what METADATA says it reads. */
function wrongParameters(
  parameters: string[],
  source: string,
  known: string[],
): string[] {
  const read = new Set(
    [...source.matchAll(/parameters\.values(?:\.(\w+)|\["([^"]+)"\])/g)].map(
      ([, name, quoted]) => name ?? quoted,
    ),
  );
  return [
    ...parameters
      .filter(parameter => !known.includes(parameter))
      .map(parameter => `there is no parameter ${parameter}`),
    ...[...read]
      .filter(parameter => !parameters.includes(parameter))
      .map(parameter => `reads the parameter ${parameter} without saying so`),
    ...parameters
      .filter(parameter => !read.has(parameter))
      .map(
        parameter => `says it reads the parameter ${parameter} and does not`,
      ),
  ];
}

/** The Rego below the METADATA. */
function sourceOf(id: string, folder: string): string {
  const path = join(folder, sourcePathOf(id));
  return existsSync(path)
    ? readFileSync(path, 'utf8').replace(/^#.*$/gm, '')
    : '';
}
