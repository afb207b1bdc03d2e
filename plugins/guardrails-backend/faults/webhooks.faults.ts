/*
 * The service is killed while another system is told what happened: before the word goes out, while the other side
 * thinks about it, and after it took it. Whatever was answered must be told at least once, under one id.
 */
import { sha256 } from '@backstage-guardrails/policy-decision';
import { setTimeout } from 'node:timers/promises';
import type { Fault } from './FaultMessage';
import { ledgerProblems } from './ledgerProblems';
import { onEachDatabase } from './onEachDatabase';
import { DEVELOPER, targets } from './organisation';
import { OtherSystem } from './OtherSystem';
import { destruction } from './plans';
import { Portal } from './Portal';

function at(matching: string, moment: 'before' | 'after'): Fault {
  return { kind: 'statement', number: 1, moment, matching };
}

/** How the other side answers, and where the service dies meanwhile. */
const faults: { answer: 'accept' | 'refuse' | 'hang'; fault?: Fault }[] = [
  { answer: 'accept', fault: at('update deliveries', 'before') },
  { answer: 'accept', fault: at('update deliveries', 'after') },
  { answer: 'accept', fault: at('delete from deliveries', 'before') },
  { answer: 'accept', fault: at('delete from deliveries', 'after') },
  { answer: 'hang' },
  { answer: 'refuse' },
];

void onEachDatabase('killed while others are told', async place => {
  const other = await OtherSystem.start();
  const portal = await Portal.start({
    ...place,
    guardrails: {
      announce: {
        notifications: false,
        webhooks: [
          {
            url: other.url,
            secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
            topics: ['approval.requested'],
          },
        ],
      },
    },
  });
  const acknowledged: string[] = [];
  const missing: string[] = [];
  try {
    for (const [index, { answer, fault }] of faults.entries()) {
      other.answer = answer;
      const before = other.calls;
      const struck = await portal.dieDuring(fault, async () => {
        acknowledged.push(await askForApproval(portal, targets[index]));
        await until(() => other.calls > before);
        // The word was taken; what follows is the service's own note of that.
        if (fault) await setTimeout(5_000);
      });
      if (fault && !struck) missing.push(`the fault ${JSON.stringify(fault)}`);
    }
    other.answer = 'accept';
    // A claim of a process that died holds for a while, and a refusal is waited out: not here.
    await place.beside(knex =>
      knex('deliveries').update({ due_at: new Date(0).toISOString() }),
    );
    await portal.run('guardrails-announce');
    await until(() => acknowledged.every(id => other.heard.has(id)));
    return {
      faults: portal.faults,
      acknowledged: acknowledged.length,
      missing: [
        ...missing,
        ...acknowledged.flatMap(id => {
          const ids = other.heard.get(id)?.size ?? 0;
          return ids === 1 ? [] : [`approval ${id} was told under ${ids} ids`];
        }),
        ...(await ledgerProblems(portal)),
      ],
    };
  } finally {
    await portal.kill();
    other.close();
  }
});

async function askForApproval(portal: Portal, target: string) {
  const developer = portal.as(DEVELOPER);
  const { id: decision } = await developer.decide({
    evidence: { document: destruction },
    format: 'terraform-plan',
    target: { ref: target, environment: 'staging' },
    workspace: sha256('workspace'),
  });
  return (await developer.requestApproval({ decision })).id;
}

/** For as long as it may take; whoever counts afterwards sees what is missing. */
async function until(holds: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 300 && !holds(); attempt += 1) {
    await setTimeout(100);
  }
}
