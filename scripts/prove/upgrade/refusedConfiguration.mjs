import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bold, say, Stop } from '../../lib/say.mjs';
import { startPostgres } from '../../test/startPostgres.mjs';
import { prepareServer } from './prepareServer.mjs';
import { startReplica } from './startReplica.mjs';

/**
 * Settings that only this version knows, and what a replica of the version before does with them. Parameters of the new
 * kind are refused. A list of bundles is not read: that replica judges with what it ships.
 */
export async function refusedConfiguration({ toolchain, before }) {
  say(bold('The version before with settings of this one'));
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-upgrade-'));
  const postgres = await startPostgres();
  if (!postgres.connection) throw new Stop(postgres.reason);
  const { connection } = postgres;
  const wrong = [];
  try {
    const guardrails = await prepareServer({ connection, folder, before });
    const { version, ...classes } = JSON.parse(
      readFileSync(guardrails.policy.parameters, 'utf8'),
    );
    const written = (name, content) => {
      const file = join(folder, name);
      writeFileSync(file, JSON.stringify({ version, ...content }));
      return file;
    };
    const own = join(folder, 'own.tar.gz');
    cpSync(join(before, 'policies/bundle/guardrails.tar.gz'), own);
    const cases = {
      'parameters with a level off': {
        starts: false,
        parameters: written('off.json', {
          ...classes,
          sandbox: {
            ...classes.sandbox,
            rules: {
              ...classes.sandbox.rules,
              'placement/allowed-regions': {
                level: 'off',
                reason: 'Regions are checked elsewhere',
                owner: 'group:default/platform',
              },
            },
          },
        }),
      },
      'parameters over the shipped ones': {
        starts: false,
        parameters: written('overlay.json', {
          sandbox: { values: { maximumNodes: 3 } },
        }),
      },
      'a list of bundles': {
        starts: true,
        parameters: guardrails.policy.parameters,
        bundles: ['shipped', own],
      },
    };
    for (const [name, { starts, ...policy }] of Object.entries(cases)) {
      const started = await startReplica({
        ...{ name: name.replaceAll(' ', '-'), version: 'before' },
        ...{ folder, connection, checkout: before, node: toolchain.node },
        guardrails: { ...guardrails, policy },
        seconds: 60,
      }).catch(error => error);
      const refused = started instanceof Error;
      if (!refused) await started.kill();
      if (refused === starts) {
        wrong.push(`${name}: ${started.message ?? 'it started'}`);
      }
      say(`  ${name}: ${refused ? 'refused' : 'not read'}`);
    }
  } finally {
    await postgres.stop();
  }
  return wrong;
}
