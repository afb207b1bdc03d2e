import { CliError } from '../errors';
import type { Command } from './Command';
import { type Given, unknownOptions } from './Given';

const options: Record<string, string[]> = {
  new: ['dir', 'title', 'type'],
  lint: ['no-fetch'],
  test: ['no-fetch'],
};

/** Reads `rule new ID`, `rule lint [DIR]` and `rule test [DIR]`. @internal */
export function readRule(given: Given): Command {
  const { values, flags } = given;
  const [verb = '', ...operands] = given.positionals;
  if (!Object.hasOwn(options, verb)) {
    throw usage(`Unknown command "rule ${verb}"`);
  }
  const [unknown] = unknownOptions(given, options[verb]);
  if (unknown) throw usage(`rule ${verb} does not take --${unknown}`);
  if (verb === 'new') {
    if (operands.length !== 1) {
      throw usage('rule new needs one id, such as acme/queue-redrive');
    }
    const { dir = '.', title, type } = values;
    return { name: 'rule-new', id: operands[0], folder: dir, title, type };
  }
  if (operands.length > 1) throw usage(`rule ${verb} takes one folder`);
  return {
    name: verb === 'lint' ? 'rule-lint' : 'rule-test',
    folder: operands[0] ?? '.',
    fetch: !flags.has('no-fetch'),
  };
}

function usage(message: string): CliError {
  return new CliError({
    code: 'usage',
    message: `${message}. See: guardrails help rule`,
  });
}
