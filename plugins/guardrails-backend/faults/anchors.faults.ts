/*
 * The service is killed while it signs and while it anchors, with a git remote and a file as anchors; then neither
 * can be reached for long. What they hold and the ledger must be one history without a gap, and nothing that was
 * acknowledged may be missing.
 */
import type { Fault } from './FaultMessage';
import { historyProblems } from './historyProblems';
import { ledgerProblems } from './ledgerProblems';
import { missingDecisions } from './missingDecisions';
import { onEachDatabase } from './onEachDatabase';
import { DEVELOPER, SECURITY, targets } from './organisation';
import { Outside, type Hook } from './Outside';
import { elsewhere } from './plans';
import { Portal } from './Portal';

const CHECKPOINT = 'guardrails-ledger-checkpoint';

/** Rounds in which no anchor is reached. */
const ROUNDS = 5;

const DAY = 86_400_000;

function at(matching: string, moment: 'before' | 'after'): Fault {
  return { kind: 'statement', number: 1, moment, matching };
}

const faults: (Fault | Hook)[] = [
  at('insert into ledger_checkpoints', 'before'),
  at('insert into ledger_checkpoints', 'after'),
  { kind: 'file' },
  'pre-receive',
  'post-receive',
  at('insert into ledger_anchors', 'before'),
];

void onEachDatabase('killed while signing and anchoring', async place => {
  const outside = new Outside(place.folder);
  const portal = await Portal.start({
    ...place,
    guardrails: { ledger: { anchors: outside.anchors } },
  });
  const acknowledged: string[] = [];
  const missing: string[] = [];
  const decide = async () => {
    const { id } = await portal.as(DEVELOPER).decide({
      evidence: { document: elsewhere },
      format: 'terraform-plan',
      target: { ref: targets[0], environment: 'staging' },
    });
    acknowledged.push(id);
  };
  const anchors = async () => {
    const { anchors: found, size } = await portal.as(SECURITY).getLedger();
    return { found, size };
  };
  try {
    await decide();
    await portal.run(CHECKPOINT);
    for (const fault of faults) {
      await decide();
      const hook = typeof fault === 'string';
      if (hook) outside.killAt(fault, portal.pid);
      const struck = await portal.dieDuring(hook ? undefined : fault, () =>
        portal.run(CHECKPOINT),
      );
      if (!struck) missing.push(`the fault ${JSON.stringify(fault)}`);
      await decide();
      missing.push(...(await ledgerProblems(portal)));
    }

    outside.goAway();
    for (let round = 0; round < ROUNDS; round += 1) {
      await decide();
      await portal.run(CHECKPOINT);
    }
    // What was anchored was anchored long ago, and the alarm of that day was given.
    await place.beside(async knex => {
      const rows = await knex('ledger_anchors');
      for (const { id, anchored_at: time } of rows) {
        const earlier = new Date(Date.parse(time) - DAY).toISOString();
        await knex('ledger_anchors')
          .where({ id })
          .update({ anchored_at: earlier });
      }
    });
    await portal.dieDuring(undefined, decide);
    await decide();
    await portal.run(CHECKPOINT);
    const away = await anchors();
    for (const { id, anchoredAt = '', failure, size } of away.found) {
      if (!failure) missing.push(`the failure of the anchor ${id}`);
      if (Date.now() - Date.parse(anchoredAt) < DAY) {
        missing.push(`the age of what the anchor ${id} holds`);
      }
      if (size === away.size) missing.push(`the gap of the anchor ${id}`);
    }
    const alarms = await place.beside(knex =>
      knex('announcements').where({ topic: 'ledger.anchor-failed' }),
    );
    if (alarms.length < 2) missing.push('an alarm for each anchor');

    outside.comeBack();
    missing.push(...(await ledgerProblems(portal)));
    const back = await anchors();
    for (const { id, failure, size } of back.found) {
      if (failure || size !== back.size) {
        missing.push(`${back.size} entries at the anchor ${id}, not ${size}`);
      }
    }
    const torn = faults.filter(
      fault => typeof fault === 'object' && fault.kind === 'file',
    ).length;
    missing.push(
      ...(await historyProblems(portal, outside.gitNotes())),
      ...(await historyProblems(portal, outside.fileNotes(), torn)),
    );
    missing.push(...(await missingDecisions(portal.url, acknowledged)));
    return {
      faults: portal.faults + 1,
      acknowledged: acknowledged.length,
      missing,
    };
  } finally {
    await portal.kill();
  }
});
