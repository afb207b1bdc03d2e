/*
 * The service is killed between the redemption of a grant and the report of how the change ended, and at statements
 * of both. A change may be carried out once at most, its grant never works again, and where nobody can say how it
 * ended, that is what is said.
 */
import { ApplyStory } from './ApplyStory';
import { ledgerProblems } from './ledgerProblems';
import { onEachDatabase } from './onEachDatabase';
import { placesIn } from './placesIn';
import { Portal } from './Portal';

/** Statements to die at in the redemption, and in the report. */
const PLACES = Number(process.env.GUARDRAILS_FAULT_PLACES ?? 2);

void onEachDatabase('killed while a change is carried out', async place => {
  const portal = await Portal.start({
    ...place,
    guardrails: { grants: { outcomeWithin: '1s' } },
  });
  const stories: ApplyStory[] = [];
  const tell = async () => {
    const story = new ApplyStory({ portal, number: stories.length });
    stories.push(story);
    await story.approve();
    return story;
  };
  try {
    const first = await tell();
    const redeeming = await portal.count(() => first.apply());
    const reporting = await portal.count(() => first.report());

    const between = await tell();
    await portal.dieDuring(undefined, () => between.apply());
    for (const [index, number] of placesIn(redeeming, PLACES).entries()) {
      const story = await tell();
      const moment = index % 2 === 0 ? 'after' : 'before';
      await portal.dieDuring({ kind: 'statement', number, moment }, () =>
        story.apply(),
      );
      await story.applyAgain();
    }
    const last = placesIn(reporting, 2).at(-1) ?? 1;
    for (const moment of ['before', 'after'] as const) {
      const story = await tell();
      await story.apply();
      await portal.dieDuring({ kind: 'statement', number: last, moment }, () =>
        story.report(),
      );
    }
    // By then the time in which an outcome could have been reported is over.
    await new Promise(resolve => setTimeout(resolve, 1_100));
    await portal.run('guardrails-give-up-outcomes');
    for (const story of stories) await story.over();
    return {
      faults: portal.faults,
      acknowledged: stories.reduce((sum, story) => sum + story.answered, 0),
      missing: [
        ...stories.flatMap(story => story.missing),
        ...(await ledgerProblems(portal)),
      ],
    };
  } finally {
    await portal.kill();
  }
});
