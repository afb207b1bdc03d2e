import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../lib/paths.mjs';
import { bold, say, Stop } from '../../lib/say.mjs';
import { startPostgres } from '../../test/startPostgres.mjs';
import { checkRecord } from './checkRecord.mjs';
import { crossVersions } from './crossVersions.mjs';
import { isExpected } from './isExpected.mjs';
import { Load } from './Load.mjs';
import { prepareServer } from './prepareServer.mjs';
import { Rotation } from './Rotation.mjs';
import { startReplica } from './startReplica.mjs';

/**
 * The version before alone, both, this one alone, both, and the one before alone again, while people and pipelines go
 * on. `pinned`: both judge with the bundle of the version before. Answers with what is wrong, in words.
 */
export async function upgradeAndBack({ toolchain, before, pinned }) {
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-upgrade-'));
  say(
    bold(
      pinned
        ? 'Both with the bundle of the version before'
        : 'Each version with the bundle that it ships',
    ),
  );
  say(`  Logs are in ${folder}`);
  const postgres = await startPostgres();
  if (!postgres.connection) throw new Stop(postgres.reason);
  const { connection } = postgres;

  const rotation = new Rotation();
  const replicas = [];
  const enter = phase => {
    say(`  ${phase}`);
    rotation.phase = phase;
  };
  try {
    const guardrails = await prepareServer({
      ...{ connection, folder, before, pinned },
    });
    const start = async (version, name) => {
      const replica = await startReplica({
        ...{ name, version, folder, connection, guardrails },
        checkout: version === 'before' ? before : root,
        node: toolchain.node,
      });
      replicas.push(replica);
      rotation.add(replica);
      return replica;
    };
    const end = async (...leaving) => {
      rotation.remove(...leaving);
      await sleep(2_000);
      for (const replica of leaving) await replica.stop();
    };
    let number = 0;
    const numbers = () => (number += 1);
    const load = new Load({ rotation, numbers });

    enter('The version before alone, two replicas');
    const old = [
      await start('before', 'before-1'),
      await start('before', 'before-2'),
    ];
    load.start();
    await sleep(5_000);
    enter('This version starts beside it');
    const fresh = await start('after', 'after-1');
    enter('Both');
    const wrong = await crossVersions({
      ...{ rotation, numbers, toolchain, before, pinned },
    });
    // Schedules of both have run by then.
    await sleep(35_000);
    enter('Both: the version before ends');
    await end(...old);
    enter('This version alone');
    await sleep(5_000);
    enter('Both: the version before starts again');
    const again = await start('before', 'before-3');
    await sleep(5_000);
    enter('Both: this version ends');
    await end(fresh);
    enter('The version before alone, after going back');
    await sleep(5_000);
    enter('Both: this version starts again');
    const last = await start('after', 'after-2');
    await load.stop();

    enter('The record');
    for (const replica of [again, last]) {
      const record = await checkRecord({
        ...{ rotation, replica, folder, toolchain },
        acknowledged: load.acknowledged,
      });
      wrong.push(...record.wrong.map(text => `${replica.name}: ${text}`));
      say(`  ${replica.name}: a ledger of ${record.size} entries`);
    }
    const { decisions, changes, exceptions, leases } = load.acknowledged;
    const counts = [
      `${decisions.length} decisions`,
      `${changes.length} changes`,
      `${exceptions.length} exceptions`,
      `${leases.length} leases`,
    ];
    say(`  Acknowledged and there: ${counts.join(', ')}`);
    const expected = load.failures.filter(failure =>
      isExpected({ failure, pinned }),
    );
    say(
      `  ${rotation.answers.length} answers, ${expected.length} refusals that are expected`,
    );
    return [
      ...wrong,
      ...rotation.answers
        .filter(({ status }) => status === 0 || status >= 500)
        .map(answer => JSON.stringify(answer)),
      ...load.failures
        .filter(failure => !expected.includes(failure))
        .map(({ phase, message }) => `${phase}: ${message}`),
    ];
  } finally {
    for (const replica of replicas) await replica.kill();
    await postgres.stop();
  }
}
