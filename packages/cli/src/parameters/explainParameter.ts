import { readFile } from 'node:fs/promises';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  type Bundle,
  loosenedRules,
  type OverlaidParameters,
} from '@backstage-guardrails/policy-engine';
import {
  canonicalJson,
  closestTo,
  environmentClassSchema,
  type Json,
} from '@backstage-guardrails/policy-model';
import type { Command } from '../arguments';
import { CliError } from '../errors';
import type { Host } from '../host';
import { loadPolicyBundle, loadPolicyParameters } from '../policy';
import { lineOf } from './lineOf';

/** How the command line names what a class says about new rules; no value has this name. */
const NEW_RULES = 'newRules';

/** What a value means, and what it is in each class, and from where. @internal */
export async function explainParameter(
  command: Extract<Command, { name: 'parameters'; verb: 'explain' }>,
  host: Host,
): Promise<number> {
  const { value: name, parameters: file } = command;
  const bundle = await loadPolicyBundle(command.bundles, host);
  const parameters = await loadPolicyParameters(file, bundle, host);
  const meaning =
    name === NEW_RULES
      ? meaningOfNewRules({ bundle, parameters })
      : meaningOf(name, { bundle, parameters });
  const text = file === undefined ? '' : await readFile(file, 'utf8');
  const classes = environmentClassSchema.options.map(environmentClass => {
    const set = parameters.value[environmentClass];
    const origins = parameters.origins[environmentClass];
    const line =
      name === NEW_RULES
        ? lineOf(text, [environmentClass, name]) ?? lineOf(text, [name])
        : lineOf(text, [environmentClass, 'values', name]);
    return {
      environmentClass,
      value: (name === NEW_RULES ? set.newRules : set.values[name]) ?? null,
      origin: origins[name === NEW_RULES ? name : `values.${name}`] ?? 'none',
      ...(file !== undefined && line !== undefined && { file, line }),
    };
  });
  host.out(
    command.output === 'json'
      ? `${JSON.stringify({ name, ...meaning, classes }, null, 2)}\n`
      : `${[
          name,
          ...textOf(meaning),
          '',
          ...classes.flatMap(
            ({ environmentClass, value, origin, file: from, line }) => [
              `  ${environmentClass.padEnd(12)} ${
                from === undefined
                  ? origin
                  : `${origin}, ${escapeForDisplay(from)}:${line}`
              }`,
              `    ${escapeForDisplay(canonicalJson(value))}`,
            ],
          ),
        ].join('\n')}\n`,
  );
  return 0;
}

type Meaning = {
  meaning?: Json;
  unit?: Json;
  stricter?: Json;
  merged: boolean;
  rules: string[];
  /** The day of each of these rules, where they are those that are new. */
  adopted?: Record<string, string>;
};

function meaningOf(
  name: string,
  options: { bundle: Bundle; parameters: OverlaidParameters },
): Meaning {
  const { bundle, parameters } = options;
  const schemas = (bundle.parametersSchema?.properties ?? {}) as {
    [name: string]: { [keyword: string]: Json };
  };
  const known = new Set([
    ...Object.keys(schemas),
    ...Object.keys(parameters.value.production.values),
  ]);
  if (!known.has(name)) throw unknown(name, [...known]);
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : {};
  const { description, unit, stricter, merged } = schema;
  return {
    ...(description !== undefined && { meaning: description }),
    ...(unit !== undefined && { unit }),
    ...(stricter !== undefined && { stricter }),
    merged: merged === true,
    rules: bundle.rules
      .filter(rule => rule.parameters.includes(name))
      .map(({ id }) => id),
  };
}

/** Which rules are new is what it means here. */
function meaningOfNewRules(options: {
  bundle: Bundle;
  parameters: OverlaidParameters;
}): Meaning {
  const { bundle, parameters } = options;
  const { newRules } = loosenedRules({
    rules: bundle.rules,
    parameters: parameters.value,
  });
  return {
    meaning:
      'The strictest level of rules that were adopted after a day, until rules sets their level. It does not reach rules that cannot be off',
    merged: false,
    rules: [...new Set(newRules.map(({ rule }) => rule))],
    adopted: Object.fromEntries(
      newRules.map(({ rule, adopted }) => [rule, adopted]),
    ),
  };
}

function textOf(meant: Meaning): string[] {
  const { meaning, unit, stricter, merged, rules, adopted } = meant;
  const facts: [string, Json | undefined][] = [
    ['Meaning', meaning],
    ['Unit', unit],
    ['Stricter', stricter],
    ['In a file', merged ? 'items are added to the shipped ones' : undefined],
    adopted
      ? [
          'New rules',
          rules.map(id => `${id} (adopted on ${adopted[id]})`).join(', ') ||
            'none',
        ]
      : ['Read by', rules.join(', ') || 'no rule'],
  ];
  return facts
    .filter(([, value]) => value !== undefined)
    .map(
      ([what, value]) =>
        `  ${what.padEnd(10)} ${escapeForDisplay(String(value))}`,
    );
}

function unknown(name: string, known: string[]): CliError {
  const close = closestTo(name, known);
  return new CliError({
    code: 'parameter-unknown',
    message: `Unknown parameter "${escapeForDisplay(name)}".${
      close === undefined ? '' : ` Did you mean ${close}?`
    }`,
  });
}
