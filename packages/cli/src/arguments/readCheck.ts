import { CliError } from '../errors';
import type { CheckOutput, Command } from './Command';
import type { Given } from './Given';
import { oneOf, readJudge } from './readOptions';

/** Reports that are read as a whole: a file that is left out would count as fixed. */
const reports: readonly CheckOutput[] = ['json', 'sarif', 'junit', 'gitlab'];

/** @internal */
export function readCheck(
  given: Given,
  paths: string[],
): Extract<Command, { name: 'check' }> {
  const { values, flags } = given;
  const output =
    oneOf(values, 'output', ['text', 'github', 'markdown', ...reports]) ??
    'text';
  const quiet = flags.has('quiet');
  if (quiet && reports.includes(output)) {
    throw refusal(
      `--quiet cannot be combined with --output ${output}, which lists every file`,
    );
  }
  const failOn =
    oneOf(values, 'fail-on', ['warn', 'needs-approval', 'deny'] as const) ??
    'needs-approval';
  const requireFacts = flags.has('require-facts');
  if (requireFacts && failOn === 'deny') {
    throw refusal(
      '--require-facts cannot be combined with --fail-on deny, which would ignore it',
    );
  }
  return {
    name: 'check',
    paths,
    output,
    judge: readJudge(given),
    requireFacts,
    ...(values.source !== undefined && { source: values.source }),
    quiet,
    failOn,
  };
}

function refusal(message: string): CliError {
  return new CliError({ code: 'usage', message: `${message}.` });
}
