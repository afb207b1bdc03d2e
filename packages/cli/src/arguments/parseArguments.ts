import { parseArgs } from 'node:util';
import { CliError } from '../errors';
import type { Command } from './Command';
import type { Given } from './Given';
import { readBundle } from './readBundle';
import { readCheck } from './readCheck';
import { readLocalOptions, readOutput } from './readOptions';
import { readParameters } from './readParameters';
import { readReap } from './readReap';
import { readReplay } from './readReplay';
import { readRule } from './readRule';
import { readUndelivered } from './readUndelivered';

type Option = { type: 'string'; short?: string } | { type: 'boolean' };

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const checkOptions: Record<string, Option> = {
  format: text,
  target: text,
  environment: text,
  'environment-class': text,
  action: text,
  bundle: text,
  parameters: text,
  server: text,
  output: text,
  'require-facts': flag,
  source: text,
  quiet: flag,
  'fail-on': text,
};

const accepted: Record<string, Record<string, Option>> = {
  check: checkOptions,
  adapt: {
    format: text,
    target: text,
    environment: text,
    'environment-class': text,
    action: text,
  },
  explain: { bundle: text, parameters: text, output: text },
  bundle: {
    bundle: text,
    output: text,
    out: { ...text, short: 'o' },
    'no-fetch': flag,
    server: text,
    parameters: text,
  },
  modules: {},
  parameters: { bundle: text, parameters: text, output: text },
  reap: { config: text, every: text },
  rule: { dir: text, title: text, type: text, 'no-fetch': flag },
  replay: {
    server: text,
    since: text,
    until: text,
    bundle: text,
    parameters: text,
    over: text,
    output: text,
  },
  undelivered: { server: text, resend: text, output: text },
  verify: { key: text, checkpoint: text, output: text },
};

/**
 * Reads a command line. Anything that is not understood is refused: a misspelt flag must not
 * turn into a check with other meaning.
 *
 * @throws {@link CliError} with code `usage`.
 * @public
 */
export function parseArguments(argv: readonly string[]): Command {
  const [name, ...rest] = argv;
  // Exit code 0 is for who asked for help: a script that lost its arguments must not read a pass.
  if (name === undefined) throw usage('Missing command, such as check');
  if (['help', '--help', '-h'].includes(name)) {
    return { name: 'help', topic: rest[0] };
  }
  if (['version', '--version', '-v'].includes(name)) return { name: 'version' };
  if (!Object.hasOwn(accepted, name)) {
    throw usage(`Unknown command "${name}"`);
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    return { name: 'help', topic: name };
  }
  const given = parse(name, rest);
  const { values, bundles, positionals } = given;
  switch (name) {
    case 'check':
      return readCheck(
        given,
        some(positionals, 'check needs at least one path'),
      );
    case 'adapt':
      return {
        name: 'adapt',
        path: only(
          positionals,
          'adapt needs one path, or - for standard input',
        ),
        options: readLocalOptions(values, bundles),
      };
    case 'explain':
      return {
        name: 'explain',
        rule: only(positionals, 'explain needs one rule id'),
        output: readOutput(values),
        bundles,
        parameters: values.parameters,
      };
    case 'modules': {
      const [verb, folder] = positionals;
      if (verb !== 'digest' || positionals.length !== 2) {
        throw usage('Use: guardrails modules digest DIR');
      }
      return { name: 'modules-digest', folder };
    }
    case 'parameters':
      return readParameters(given);
    case 'reap':
      return readReap(values, positionals);
    case 'replay':
      return readReplay(given);
    case 'undelivered':
      return readUndelivered(values, positionals);
    case 'verify':
      if (values.key === undefined) {
        throw usage('verify needs --key, the public key of the log');
      }
      return {
        name: 'verify',
        files: some(positionals, 'verify needs at least one receipt or export'),
        key: values.key,
        checkpoint: values.checkpoint,
        output: readOutput(values),
      };
    case 'rule':
      return readRule(given);
    default:
      return readBundle(given);
  }
}

function parse(name: string, args: string[]): Given {
  try {
    const { values, positionals, tokens } = parseArgs({
      args,
      options: accepted[name],
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    const seen = new Set<string>();
    const bundles: string[] = [];
    for (const token of tokens) {
      if (token.kind !== 'option') continue;
      if (token.name === 'bundle') bundles.push(token.value ?? '');
      else if (seen.has(token.name)) {
        throw new TypeError(`--${token.name} is set twice`);
      }
      seen.add(token.name);
      if (token.value === '') throw new TypeError(`--${token.name} is empty`);
    }
    const texts: Record<string, string | undefined> = {};
    const flags = new Set<string>();
    for (const [key, value] of Object.entries(values)) {
      if (typeof value === 'string') texts[key] = value;
      else if (value === true) flags.add(key);
    }
    return { values: texts, bundles, flags, positionals };
  } catch (error) {
    throw usage((error as Error).message.split('. ')[0]);
  }
}

function only(positionals: string[], otherwise: string): string {
  if (positionals.length !== 1) throw usage(otherwise);
  return positionals[0];
}

function some(positionals: string[], otherwise: string): string[] {
  if (positionals.length === 0) {
    throw usage(`${otherwise}, or - for standard input`);
  }
  if (positionals.filter(path => path === '-').length > 1) {
    throw usage('Standard input (-) can be read once');
  }
  return positionals;
}

function usage(message: string): CliError {
  return new CliError({
    code: 'usage',
    message: `${message}. See: guardrails help`,
  });
}
