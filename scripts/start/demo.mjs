import { fork, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { catalogFiles } from '../../examples/seed/catalog.mjs';
import { GeneratedFiles } from '../../examples/seed/GeneratedFiles.mjs';
import { firstMonth, lastWholeDay } from '../../examples/seed/period.mjs';
import { dataSubfolder, root } from '../lib/paths.mjs';
import { say } from '../lib/say.mjs';

/**
 * What runs and what is generated for the demo beside the portal, all of it below `demo` in the data folder. The catalog
 * files are there when this resolves; bills are written in the background, while the portal starts.
 */
export async function startDemo({ node, history, services, ports, seed }) {
  const folder = dataSubfolder('demo');
  const until = lastWholeDay(Date.now());
  const files = new GeneratedFiles(folder, {
    seed: seed ?? randomInt(1, 1_000_000),
    first: firstMonth(until),
  });
  const { seed: used } = files.from;
  const running = services
    ? await startServices({
        node,
        seed: used,
        reserved: Object.values(ports),
      }).catch(error => say(`No demo services: ${error.message}`))
    : undefined;
  const catalog = catalogFiles({ seed: used, history, ports: running?.ports });
  for (const [name, content] of Object.entries(catalog)) {
    if (!files.write(name, content)) {
      say(`${join(folder, name)} was changed and stays as it is.`);
    }
  }
  const bills = history ? writeBills({ node, folder, until }) : undefined;
  return {
    history,
    seed: used,
    ports: running?.ports,
    stop() {
      running?.stop();
      bills?.kill();
    },
  };
}

/** The services live in a process of their own, which ends when its channel to this one closes. */
function startServices({ node, seed, reserved }) {
  const child = fork(
    join(root, 'examples/services/main.mjs'),
    [seed, ...reserved].map(String),
    { execPath: node, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  return new Promise((resolve, reject) => {
    child.once('message', ({ ports }) => {
      // neither keeps this process from ending, for whatever reason it does
      child.unref();
      child.channel.unref();
      resolve({ ports, stop: () => child.connected && child.disconnect() });
    });
    child.once('error', reject);
    child.once('exit', code =>
      reject(new Error(`The demo services ended with exit code ${code}`)),
    );
  });
}

function writeBills({ node, folder, until }) {
  const child = spawn(
    node,
    [join(root, 'examples/seed/writeBilling.mjs'), folder, until],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  child.on('error', error => say(`No demo bills: ${error.message}`));
  child.on('exit', code => {
    if (code) say(`Writing the demo bills ended with exit code ${code}.`);
  });
  child.unref();
  return child;
}
