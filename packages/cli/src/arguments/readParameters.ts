import { CliError } from '../errors';
import type { Command } from './Command';
import type { Given } from './Given';
import { readOutput } from './readOptions';

/** @internal */
export function readParameters(
  given: Given,
): Extract<Command, { name: 'parameters' }> {
  const { values, bundles, positionals } = given;
  const [verb, first, second, ...more] = positionals;
  const { parameters } = values;
  const output = readOutput(values);
  const shared = { name: 'parameters', bundles, output } as const;
  if (parameters !== undefined && verb !== 'explain') {
    throw refusal('--parameters is an option of parameters explain');
  }
  switch (verb) {
    case 'check':
      if (first === undefined || second !== undefined) {
        throw refusal('parameters check needs one file');
      }
      return { ...shared, verb, file: first };
    case 'diff':
      if (second === undefined || more.length > 0) {
        throw refusal('parameters diff needs two files, or "shipped" for one');
      }
      return { ...shared, verb, before: first, after: second };
    case 'explain':
      if (first === undefined || second !== undefined) {
        throw refusal('parameters explain needs the name of one value');
      }
      return { ...shared, verb, value: first, parameters };
    default:
      throw refusal('parameters needs check, diff or explain');
  }
}

function refusal(message: string): CliError {
  return new CliError({ code: 'usage', message: `${message}.` });
}
