import { CliError } from '../errors';
import type { Command } from './Command';
import { type Given, unknownOptions } from './Given';
import { readOutput, readServer } from './readOptions';

const verbs: Record<string, { operands: number; options: string[] }> = {
  inspect: { operands: 0, options: ['bundle', 'output'] },
  build: { operands: 1, options: ['out', 'no-fetch'] },
  diff: { operands: 2, options: ['output', 'server', 'parameters'] },
};

/** Reads `bundle inspect`, `bundle build DIR` and `bundle diff OLD NEW`. @internal */
export function readBundle(given: Given): Command {
  const { values, flags } = given;
  const [verb = '', ...operands] = given.positionals;
  if (!Object.hasOwn(verbs, verb)) {
    throw usage(`Unknown command "bundle ${verb}"`);
  }
  const { operands: wanted, options } = verbs[verb];
  const [unknown] = unknownOptions(given, options);
  if (unknown) throw usage(`bundle ${verb} does not take --${unknown}`);
  if (operands.length !== wanted) {
    throw usage(
      {
        inspect: 'bundle inspect takes no path. Use --bundle FILE',
        build: 'bundle build needs one folder with rules',
      }[verb] ?? 'bundle diff needs two bundles, the old one first',
    );
  }
  switch (verb) {
    case 'build':
      return {
        name: 'bundle-build',
        folder: operands[0],
        out: values.out,
        fetch: !flags.has('no-fetch'),
      };
    case 'diff':
      return {
        name: 'bundle-diff',
        before: operands[0],
        after: operands[1],
        output: readOutput(values),
        ...serverOf(values),
      };
    default:
      return {
        name: 'bundle-inspect',
        output: readOutput(values),
        bundles: given.bundles,
      };
  }
}

/** Parameters matter only to what is evaluated, which is what a server has on record. */
function serverOf({ server, parameters }: Given['values']) {
  if (server === undefined) {
    if (parameters !== undefined) {
      throw usage('bundle diff takes --parameters only with --server');
    }
    return {};
  }
  return { server: readServer(server), parameters };
}

function usage(message: string): CliError {
  return new CliError({
    code: 'usage',
    message: `${message}. See: guardrails help bundle`,
  });
}
