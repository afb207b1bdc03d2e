/*
 * The service is killed at statements all over one story, and started again. Whatever it had answered must be
 * there, the story must come to its end, nothing may have happened twice, and the ledger must verify.
 */
import type { Moment } from './FaultMessage';
import { ledgerProblems } from './ledgerProblems';
import { missingOf } from './missingOf';
import { onEachDatabase } from './onEachDatabase';
import { placesIn } from './placesIn';
import { Portal } from './Portal';
import { Story } from './Story';

/** Statements to die at, spread over the story; each once before and once after it was carried out. */
const PLACES = Number(process.env.GUARDRAILS_FAULT_PLACES ?? 3);

void onEachDatabase('killed at statements', async place => {
  const portal = await Portal.start(place);
  let acknowledged = 0;
  const missing: string[] = [];
  try {
    const first = new Story({ url: portal.url, number: 0 });
    const count = await portal.count(() => first.tell());
    for (const number of placesIn(count, PLACES)) {
      for (const moment of ['before', 'after'] satisfies Moment[]) {
        const story = new Story({ url: portal.url, number: 1 + portal.faults });
        await portal.dieDuring({ kind: 'statement', number, moment }, () =>
          story.tell(),
        );
        story.moveTo(portal.url);
        await story.tell();
        acknowledged += Object.keys(story.acknowledged).length;
        const lost = await missingOf(portal.url, story.acknowledged);
        missing.push(
          ...lost.map(what => `${what}, killed ${moment} statement ${number}`),
        );
      }
    }
    missing.push(...(await ledgerProblems(portal)));
    return { faults: portal.faults, acknowledged, missing };
  } finally {
    await portal.kill();
  }
});
