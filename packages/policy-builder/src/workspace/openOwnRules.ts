import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  environmentClassSchema,
  type Json,
  PARAMETERS_VERSION,
  type Parameters,
} from '@backstage-guardrails/policy-model';
import { BuilderError } from '../errors';
import { snake } from '../rules/names';
import { policiesWorkspace } from './policiesWorkspace';
import type { PolicyWorkspace } from './PolicyWorkspace';
import type { OwnRules } from './ownRulesSchema';
import { readOwnRules } from './readOwnRules';

/** What own rules are compiled with: the shipped helpers, test helpers, list of builtins and parameters. */
const SHARED = [
  'guardrails/main/main.rego',
  'guardrails/lib',
  'guardrails/testing',
  'capabilities.json',
];

const RULE = /^([a-z][a-z0-9-]*?)(_test)?\.rego$/;

/** @public */
export type OwnWorkspace = PolicyWorkspace & {
  namespace: string;
  close(): void;
};

/**
 * The rules of an organisation's folder in the layout of the policies package, in a temporary folder, so that the same
 * code lints, tests and compiles them as the shipped ones.
 *
 * @throws {@link BuilderError}
 * @public
 */
export function openOwnRules(options: {
  folder: string;
  /** Folder of the policies package whose helpers the rules are compiled with. */
  policies: string;
  /** Domains of the shipped rules: a rule of one of these names could not be told from a shipped one. */
  reserved: string[];
}): OwnWorkspace {
  const { folder, policies, reserved } = options;
  const own = readOwnRules(folder);
  const { namespace } = own;
  if (reserved.includes(namespace)) {
    throw new BuilderError(
      'rules-malformed',
      `The namespace "${namespace}" belongs to shipped rules. Choose the name of your organisation.`,
    );
  }
  const shared = policiesWorkspace(policies);
  const staged = mkdtempSync(join(tmpdir(), 'guardrails-own-'));
  try {
    for (const path of SHARED) {
      cpSync(join(policies, path), join(staged, path), {
        recursive: true,
        filter: source => !source.endsWith('_test.rego'),
      });
    }
    const places = stage({ folder, staged, namespace });
    return {
      namespace,
      folder: staged,
      about: {
        version: own.version,
        namespace,
        policies: shared.about.version,
      },
      parameters: [...shared.parameters, ...Object.keys(own.parameters)],
      testParameters: withOwnValues(shared.testParameters, own),
      extras: extrasOf(own),
      inAuthorsWords: text =>
        [...places].reduce(
          (said, [inside, outside]) => said.replaceAll(inside, outside),
          text,
        ),
      close: () => rmSync(staged, { recursive: true, force: true }),
    };
  } catch (error) {
    rmSync(staged, { recursive: true, force: true });
    throw error;
  }
}

/** Copies rules and samples to where the policies package would have them; answers where each came from. */
function stage(options: {
  folder: string;
  staged: string;
  namespace: string;
}): Map<string, string> {
  const { folder, staged, namespace } = options;
  const places = new Map<string, string>();
  const copy = (from: string, to: string) => {
    mkdirSync(dirname(join(staged, to)), { recursive: true });
    copyFileSync(join(folder, from), join(staged, to));
    places.set(to, from);
  };
  for (const file of list(folder, 'rules')) {
    const match = RULE.exec(file);
    if (!match) {
      throw new BuilderError(
        'rules-malformed',
        `rules/${file} is neither a rule nor its test. A rule is called rules/my-rule.rego, its test rules/my-rule_test.rego.`,
      );
    }
    const [, name, test = ''] = match;
    // Its package and its file would end in _test, and a test is no part of a bundle.
    if (name.endsWith('-test')) {
      throw new BuilderError(
        'rules-malformed',
        `rules/${file} ends in -test, so it would be taken for a test and left out of the bundle. Give the rule another name, or call its test rules/${name.replace(
          /-+test$/,
          '_test',
        )}.rego.`,
      );
    }
    copy(
      `rules/${file}`,
      `guardrails/rules/${namespace}/${name}/${snake(name)}${test}.rego`,
    );
  }
  for (const name of list(folder, 'samples')) {
    for (const file of list(folder, `samples/${name}`)) {
      copy(
        `samples/${name}/${file}`,
        `guardrails/rules/${namespace}/${name}/samples/${file}`,
      );
    }
  }
  return places;
}

function list(folder: string, below: string): string[] {
  const place = join(folder, below);
  return existsSync(place) ? readdirSync(place).sort() : [];
}

function withOwnValues(shipped: Parameters, own: OwnRules): Parameters {
  const combined = { ...shipped };
  for (const name of environmentClassSchema.options) {
    combined[name] = {
      ...shipped[name],
      values: { ...shipped[name].values, ...ownValues(own)[name] },
    };
  }
  return combined;
}

function ownValues({
  parameters,
}: OwnRules): Record<string, Record<string, Json>> {
  return Object.fromEntries(
    environmentClassSchema.options.map(name => [
      name,
      Object.fromEntries(
        Object.entries(parameters).flatMap(([parameter, { values }]) => {
          const value = values[name] ?? values.default;
          return value === undefined ? [] : [[parameter, value]];
        }),
      ),
    ]),
  );
}

function defaultsOf(own: OwnRules): object {
  const values = Object.entries(ownValues(own));
  return {
    version: PARAMETERS_VERSION,
    ...Object.fromEntries(values.map(([name, set]) => [name, { values: set }])),
  };
}

/** A bundle brings the schema and the defaults of its own parameters alone. */
function extrasOf(own: OwnRules): Record<string, Buffer> {
  const names = Object.keys(own.parameters);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Values that the rules of ${own.namespace} read, for one environment class`,
    type: 'object',
    required: names,
    additionalProperties: false,
    properties: Object.fromEntries(
      names.map(name => [name, own.parameters[name].schema]),
    ),
  };
  return {
    '/parameters/schema.json': json(schema),
    ...(names.length > 0 && {
      '/parameters/default.json': json(defaultsOf(own)),
    }),
  };
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
