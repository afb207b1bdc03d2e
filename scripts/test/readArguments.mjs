import { Stop } from '../lib/say.mjs';

/** `--only a,b`, `--list`, `--no-fetch`, and after `--` what is passed on to jest. */
export function readArguments(args) {
  const result = { only: [], list: false, fetch: true, jestArguments: [] };
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--list') result.list = true;
    else if (args[i] === '--no-fetch') result.fetch = false;
    else if (args[i] === '--only') result.only = split(args[++i]);
    else if (args[i].startsWith('--only='))
      result.only = split(args[i].slice(7));
    else if (args[i] === '--') {
      result.jestArguments = args.slice(i + 1);
      break;
    } else {
      throw new Stop(
        `Unknown argument ${args[i]}. Known are --only PART,PART, --no-fetch and --list; what follows a second -- goes to jest.`,
      );
    }
  }
  return result;
}

function split(text) {
  if (!text)
    throw new Stop('--only wants the ids of parts, separated by commas.');
  return text.split(',').filter(Boolean);
}
