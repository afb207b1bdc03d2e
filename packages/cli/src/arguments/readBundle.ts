import { CliError } from '../errors';
import type { Command } from './Command';
import { type Given, unknownOptions } from './Given';
import { readOutput } from './readOptions';

const verbs: Record<string, { operands: number; options: string[] }> = {
  inspect: { operands: 0, options: ['bundle', 'output'] },
  build: { operands: 1, options: ['out', 'no-fetch'] },
  diff: { operands: 2, options: ['output'] },
};

/** Reads `bundle inspect`, `bundle build DIR` and `bundle diff OLD NEW`. @internal */
export function readBundle(given: Given): Command {
  const { values, flags } = given;
  const [verb = '', ...operands] = given.positionals;
  if (!Object.hasOwn(verbs, verb)) {
    throw usage(`There is no command "bundle ${verb}"`);
  }
  const { operands: wanted, options } = verbs[verb];
  const [unknown] = unknownOptions(given, options);
  if (unknown) throw usage(`bundle ${verb} does not take --${unknown}`);
  if (operands.length !== wanted) {
    throw usage(
      {
        inspect: 'bundle inspect takes no path; name a bundle with --bundle',
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
      };
    default:
      return {
        name: 'bundle-inspect',
        output: readOutput(values),
        bundles: given.bundles,
      };
  }
}

function usage(message: string): CliError {
  return new CliError({
    code: 'usage',
    message: `${message}. See: guardrails help bundle`,
  });
}
