import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  type AdvisoryStart,
  type ChangedRule,
  diffBundles,
  startAdvisory,
} from '@backstage-guardrails/policy-builder';
import {
  canonicalJson,
  endReasonText,
  type Rule,
} from '@backstage-guardrails/policy-model';
import type { Command } from '../arguments';
import type { Host } from '../host';
import { type Change, changesOf, changeText } from '../parameters';
import {
  comparableBundle,
  inspectablePolicyBundle,
  loadPolicyParameters,
} from '../policy';
import type { Endings } from '../ending';
import { type LevelChange, levelChanges } from './levelChanges';
import {
  type PlaceChange,
  type PlaceChanges,
  placeChanges,
} from './placeChanges';
import { type SchemaChanges, schemaChanges } from './schemaChanges';

/**
 * Says which rules and parameters an upgrade adds, removes and changes, and how what it adds can start advisory.
 * With a server, it says which of its exceptions and requests for approval would end.
 * @internal
 */
export async function compareBundles(
  command: Extract<Command, { name: 'bundle-diff' }>,
  host: Host,
): Promise<number> {
  const old = await comparableBundle(command.before, host);
  const fresh = await comparableBundle(command.after, host);
  const { bundle: before } = old;
  const { bundle: after } = fresh;
  const schema = schemaChanges(before.parametersSchema, after.parametersSchema);
  const defaults =
    old.defaults &&
    fresh.defaults &&
    changesOf({
      before: old.defaults,
      after: fresh.defaults,
      bundle: after,
    });
  const { added, removed, changed, redated, alwaysOnDropped, alwaysOnAdded } =
    diffBundles(before.rules, after.rules);
  const places = placeChanges(before, after);
  const endings =
    command.server === undefined
      ? undefined
      : // With the client of the server, which no other command about bundles needs.
        await (
          await import('../ending')
        ).findEndings({
          server: command.server,
          host,
          next: {
            bundle: after,
            archive: fresh.bytes,
            parameters: await loadPolicyParameters(
              command.parameters,
              after,
              host,
            ),
            replaced: new Set(before.rules.map(({ id }) => id)),
          },
        });
  const shipped = await inspectablePolicyBundle([], host);
  const start = startAdvisory({
    before: before.rules,
    after: after.rules,
    beside: shipped.rules,
    now: host.now(),
  });
  if (command.output === 'json') {
    const ids = (rules: Rule[]) => rules.map(({ id }) => id);
    const document = {
      before: {
        digest: before.digest,
        revision: before.revision,
        module: old.module,
      },
      after: {
        digest: after.digest,
        revision: after.revision,
        module: fresh.module,
      },
      added: ids(added),
      removed: ids(removed),
      changed: changed.map(rules => ({
        id: rules.after.id,
        before: rules.before.digest,
        after: rules.after.digest,
        levels: levelChanges(rules),
      })),
      redated: redated.map(rules => ({
        id: rules.after.id,
        before: rules.before.adopted,
        after: rules.after.adopted,
      })),
      alwaysOnDropped: ids(alwaysOnDropped.map(rules => rules.after)),
      alwaysOnAdded: ids(alwaysOnAdded.map(rules => rules.after)),
      places,
      parameters: { schema, defaults: defaults ?? null },
      ...(endings && { server: endings }),
      ...(start && {
        startAdvisory: {
          newRules: start.newRules,
          notNew: ids(start.notNew),
          alwaysOn: ids(start.alwaysOn),
          wronglyNew: ids(start.wronglyNew),
          ahead: ids(start.ahead),
        },
      }),
    };
    host.out(`${JSON.stringify(document, null, 2)}\n`);
    return 0;
  }
  host.out(
    [
      `Old  ${escapeForDisplay(before.revision)}  ${before.digest}`,
      `New  ${escapeForDisplay(after.revision)}  ${after.digest}`,
      `Compiled module  ${
        old.module === fresh.module ? 'the same' : 'another one'
      }`,
      ...section('Added', added),
      ...section('Removed', removed),
      ...changedText(changed),
      ...redatedText(redated),
      ...alwaysOnText({
        heading: 'Can be off or new from now on',
        rules: alwaysOnDropped.map(rules => rules.before),
      }),
      ...alwaysOnText({
        heading: 'Cannot be off or new any more',
        rules: alwaysOnAdded.map(rules => rules.after),
      }),
      ...placesText(places),
      ...parametersText({ schema, defaults }),
      ...(endings ? endingsText(endings) : []),
      ...(start ? advisoryText(start) : []),
      '',
    ].join('\n'),
  );
  return 0;
}

function section(heading: string, rules: Rule[]): string[] {
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  return [
    '',
    `${heading} (${rules.length})`,
    ...rules.map(
      ({ id, title }) => `  ${id.padEnd(width)}  ${escapeForDisplay(title)}`,
    ),
  ];
}

/** A level that moved is said by class: that a rule changed does not say that it denies no more. */
function changedText(changed: ChangedRule[]): string[] {
  const [blank, heading, ...lines] = section(
    'Changed, so that their exceptions and approvals end',
    changed.map(rules => rules.after),
  );
  return [
    blank,
    heading,
    ...changed.flatMap((rules, at) => [
      lines[at],
      ...levelChanges(rules).map(levelLine),
    ]),
  ];
}

function levelLine(change: LevelChange): string {
  const { environmentClass, before, after, direction } = change;
  return `    ${direction.padEnd(
    9,
  )} ${environmentClass}: ${before} -> ${after}`;
}

function parametersText(options: {
  schema: SchemaChanges;
  /** Absent where the shipped values of one of them are not there. */
  defaults?: Change[];
}): string[] {
  const { schema, defaults } = options;
  const names = (heading: string, list: string[]) => [
    '',
    `${heading} (${list.length})`,
    ...list.map(name => `  ${escapeForDisplay(name)}`),
  ];
  return [
    ...names('Parameters added', schema.added),
    ...names('Parameters removed', schema.removed),
    ...names('Parameters with another type or limit', schema.changed),
    '',
    ...(defaults
      ? [`Shipped values changed (${defaults.length})`, ...changeText(defaults)]
      : [
          'Shipped values are not compared: parameters/default.json of the package is not beside each bundle.',
        ]),
  ];
}

function placesText({ added, changed, removed }: PlaceChanges): string[] {
  const listed = (heading: string, rows: PlaceChange[]) =>
    rows.length === 0
      ? []
      : [
          '',
          `${heading} (${rows.length})`,
          ...rows.map(({ table, type }) =>
            escapeForDisplay(`  ${table}  ${type}`),
          ),
        ];
  return [
    ...listed('Types added to tables', added),
    ...listed('Types with changed rows', changed),
    ...listed('Types removed from tables', removed),
  ];
}

/** What a server that starts with the new bundle would end, as far as the token may read it. */
function endingsText({ exceptions, approvals }: Endings): string[] {
  const listed = (
    name: string,
    { continue: kept, end }: Endings['exceptions'],
  ) => [
    '',
    `${name} that end (${end.length}); ${kept} stay valid`,
    ...end.map(({ id, what, because }) =>
      escapeForDisplay(`  ${id}  ${what}: ${endReasonText(because)}`),
    ),
  ];
  return [
    ...listed('Exceptions', exceptions),
    ...listed('Approvals of changes', approvals),
    '',
    'Only what your token can read is listed. Requests for access are not evaluated here.',
  ];
}

/** Digests do not cover the day, so this is where it is seen that it moved. */
function redatedText(redated: ChangedRule[]): string[] {
  if (redated.length === 0) return [];
  return [
    '',
    `Adopted on another day (${redated.length})`,
    ...redated.map(
      ({ before, after }) =>
        `  ${after.id}  ${before.adopted} -> ${after.adopted}`,
    ),
  ];
}

/** Digests do not cover `alwaysOn` either: each rule with the sentence that was, or is, there. */
function alwaysOnText(options: { heading: string; rules: Rule[] }): string[] {
  const { heading, rules } = options;
  if (rules.length === 0) return [];
  return [
    '',
    `${heading} (${rules.length})`,
    ...rules.map(
      ({ id, alwaysOn = '' }) => `  ${id}  ${escapeForDisplay(alwaysOn)}`,
    ),
  ];
}

function advisoryText(start: AdvisoryStart): string[] {
  const { newRules, notNew, alwaysOn, wronglyNew, ahead } = start;
  const named = (rules: Rule[]) => rules.map(({ id }) => id).join(', ');
  return [
    '',
    'To let what is added warn until you have reviewed it, write this into your parameters:',
    `  "newRules": ${canonicalJson(newRules)}`,
    'The day holds for the rules of all bundles: with further ones, name that of their newest rule where it is later. To see what it changes: guardrails parameters check FILE',
    ...(notNew.length > 0
      ? [
          `Not new by that day, so set their levels in "rules": ${named(
            notNew,
          )}`,
        ]
      : []),
    ...(alwaysOn.length > 0
      ? [`Enforced from the start, since others rest on it: ${named(alwaysOn)}`]
      : []),
    ...(wronglyNew.length > 0
      ? [
          `Not added, and new by a day that moved. Set their levels in "rules", or they warn only: ${named(
            wronglyNew,
          )}`,
        ]
      : []),
    ...(ahead.length > 0
      ? [
          `Adopted on a day to come, so a portal does not start with that line. Correct "adopted" in their METADATA, or set their levels in "rules": ${named(
            ahead,
          )}`,
        ]
      : []),
  ];
}
