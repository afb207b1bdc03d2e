import { parseArguments, usage } from './arguments';
import { describeError } from './errors';
import type { Host } from './host';

/**
 * Runs one command line and answers with its exit code. Each command loads what it needs when it runs.
 * @public
 */
export async function run(
  argv: readonly string[],
  host: Host,
): Promise<number> {
  try {
    const command = parseArguments(argv);
    switch (command.name) {
      case 'help':
        host.out(usage(command.topic));
        return 0;
      case 'version':
        host.out(`${host.version}\n`);
        return 0;
      case 'check':
        return await (await import('./check')).check(command, host);
      case 'adapt':
        return await (await import('./adapt')).adapt(command, host);
      case 'explain':
        return await (await import('./explain')).explain(command, host);
      case 'bundle-inspect':
        return await (await import('./bundle')).inspectBundle(command, host);
      case 'bundle-build':
        return await (await import('./bundle')).buildOwnBundle(command, host);
      case 'bundle-diff':
        return await (await import('./bundle')).compareBundles(command, host);
      case 'rule-new':
        return await (await import('./rule')).newRule(command, host);
      case 'rule-lint':
        return await (await import('./rule')).lintRules(command, host);
      case 'rule-test':
        return await (await import('./rule')).testRules(command, host);
      case 'parameters':
        return await (await import('./parameters')).parameters(command, host);
      case 'modules-digest':
        return await (await import('./modules')).digestModule(command, host);
      case 'reap':
        return await (await import('./reap')).reap(command, host);
      case 'replay':
        return await (await import('./replay')).replay(command, host);
      case 'what-if':
        return await (await import('./whatIf')).whatIf(command, host);
      case 'undelivered':
        return await (await import('./undelivered')).undelivered(command, host);
      case 'verify':
        return await (await import('./verify')).verify(command, host);
      default:
        throw new TypeError(
          `Not a command: ${JSON.stringify(command satisfies never)}`,
        );
    }
  } catch (error) {
    const failure = { file: '', ...describeError(error) };
    if (isForPrograms(argv)) {
      host.out(`${JSON.stringify({ decisions: [], errors: [failure] })}\n`);
    } else {
      host.err(`Error: ${failure.message} [${failure.code}]\n`);
    }
    return 1;
  }
}

/** Asked of the raw arguments, because they may be what could not be read. */
function isForPrograms(argv: readonly string[]): boolean {
  return (
    argv.includes('--output=json') ||
    argv.some(
      (argument, i) => argument === '--output' && argv[i + 1] === 'json',
    )
  );
}
