import { CliError } from '../errors';
import type { Command } from './Command';

type ReapCommand = Extract<Command, { name: 'reap' }>;

/** @internal */
export function readReap(
  values: Record<string, string | undefined>,
  positionals: string[],
): ReapCommand {
  const [verb, ...more] = positionals;
  const known = verb === 'run' || verb === 'install' || verb === 'sql';
  if (!known || more.length > 0)
    throw refusal('reap needs run, install or sql');
  const { config, every } = values;
  if (verb === 'sql') {
    if (config !== undefined || every !== undefined) {
      throw refusal('reap sql takes no options');
    }
    return { name: 'reap', verb };
  }
  if (config === undefined) throw refusal(`reap ${verb} needs --config`);
  if (every === undefined) return { name: 'reap', verb, config };
  if (verb === 'install' || !/^[1-9]\d{0,3}$/.test(every)) {
    throw refusal(
      '--every is an option of reap run: whole seconds from 1 to 9999',
    );
  }
  return { name: 'reap', verb, config, every: Number(every) };
}

function refusal(message: string): CliError {
  return new CliError({ code: 'usage', message: `${message}.` });
}
