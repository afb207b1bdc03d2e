/* eslint-disable no-console -- a benchmark prints */
import { Portal } from '../src/__testUtils__/Portal';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../src/__testUtils__/temporaryDirectory';

const ROUNDS = 10;
const templates = ['step-nothing', 'step-plan', 'step-evaluate'] as const;

/**
 * What judging adds to a template, beside the time of the plan itself: whole tasks of a real portal, with a
 * no-op action where the other has `guardrails:evaluate`.
 */
async function main() {
  const portal = await Portal.start(await temporaryDirectory());
  const times: Record<string, number[]> = {};
  try {
    await portal.entity('group:default/payments');
    for (const template of templates)
      await portal.entity(`template:default/${template}`);
    // The first round compiles and fills caches; the templates take turns, so that noise meets all.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const template of templates) {
        const started = performance.now();
        const task = await portal.run(template, { name: `bench-${round}` });
        if (task.status !== 'completed') {
          throw new Error(`${template}: ${task.error?.message}`);
        }
        if (round > 0) {
          (times[template] ??= []).push(performance.now() - started);
        }
      }
    }
  } finally {
    await portal.stop();
    await removeTemporaryDirectories();
  }
  const [nothing, plan, evaluate] = templates.map(name => median(times[name]));
  const added = evaluate - plan;
  const planning = plan - nothing;
  const ratio = added / planning;
  console.log(
    JSON.stringify([
      {
        name: 'template step: what evaluation adds, beside the time of the plan',
        ratio: Number(ratio.toFixed(3)),
        limit: 1,
        pass: ratio <= 1,
        detail: `evaluation ${added.toFixed(
          0,
        )} ms over a no-op action, init, judging the configuration, plan and show ${planning.toFixed(
          0,
        )} ms, task of a no-op action ${nothing.toFixed(
          0,
        )} ms; medians of ${ROUNDS}`,
      },
    ]),
  );
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
