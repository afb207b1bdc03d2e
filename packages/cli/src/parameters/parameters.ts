import type { Command } from '../arguments';
import type { Host } from '../host';
import { checkParameters } from './checkParameters';
import { compareParameters } from './compareParameters';
import { explainParameter } from './explainParameter';

/** Says what a parameters file means before it is in force. @internal */
export async function parameters(
  command: Extract<Command, { name: 'parameters' }>,
  host: Host,
): Promise<number> {
  switch (command.verb) {
    case 'check':
      return checkParameters(command, host);
    case 'diff':
      return compareParameters(command, host);
    case 'explain':
      return explainParameter(command, host);
    default:
      throw new TypeError(`Not a verb: ${String(command satisfies never)}`);
  }
}
