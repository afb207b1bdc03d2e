import packageJson from '../package.json';
import { processHost } from './host';
import { run } from './run';

// eslint-disable-next-line no-restricted-syntax -- the build puts `shipped` beside the one file this becomes
const directory = __dirname;

/** Sets the exit code and lets the process end by itself, so that piped output is complete. */
run(
  process.argv.slice(2),
  processHost({ directory, version: packageJson.version }),
).then(
  code => {
    process.exitCode = code;
  },
  error => {
    process.exitCode = 1;
    process.stderr.write(`Error: ${String(error)} [internal]\n`);
  },
);
