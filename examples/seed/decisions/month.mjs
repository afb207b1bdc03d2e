import { randomOf } from '../random.mjs';
import { presentOf } from './present.mjs';
import { Run } from './Run.mjs';
import { pickTeam, teamsOf } from './teams.mjs';
import { Timeline } from './Timeline.mjs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RECENT_DAYS = 8;
const PLATFORM = 'user:default/platform-engineer';

/** What the schedule of a portal does, in this order. */
const tasks = [
  'approvals',
  'exceptions',
  'exception-debt',
  'give-up-outcomes',
  'findings',
  'ledger-checkpoint',
];

/** How a change ends, and how often of a hundred. */
const ends = {
  applied: 55,
  fixed: 17,
  denied: 8,
  reviewed: 10,
  checked: 5,
  failed: 3,
  unreported: 2,
};

/** Why data is deleted, as requesters write it. */
const reasons = [
  'The migration to the new database is done and was checked.',
  'The campaign is over, nothing reads this data any more.',
  'The load test is finished; the data was generated for it.',
];

/** Thirty days of changes up to `until`, and what is open at their end. */
export async function playMonth({ engine, clock, entities, seed, until }) {
  const timeline = new Timeline(clock);
  const teams = teamsOf(entities);
  for (let day = 30; day >= 0; day -= 1) {
    const midnight = until - (until % DAY) - day * DAY;
    for (const hour of [7, 19]) {
      timeline.at(midnight + hour * HOUR, () => runTasks(engine));
    }
    const random = randomOf(seed, 'changes', midnight);
    const weekend = [0, 6].includes(new Date(midnight).getUTCDay());
    const count = weekend ? 1 : Math.floor(random.between(3, 7));
    for (let number = 0; number < count; number += 1) {
      const change = pickChange({
        teams,
        random,
        name: `${day}-${number}`,
        // what is open now is chosen, not left to chance
        recent: day < RECENT_DAYS,
      });
      const at = midnight + random.between(7, 17) * HOUR;
      timeline.at(at, () => happen({ engine, timeline, random, change }));
    }
  }
  presentOf({ engine, timeline, until, entities });
  await timeline.play(until);
  await runTasks(engine);
}

async function runTasks(engine) {
  for (const task of tasks) await engine.run(task);
}

function pickChange({ teams, random, name, recent }) {
  const team = pickTeam(teams, random);
  const picked = pickEnd(random);
  const end = picked === 'reviewed' && recent ? 'applied' : picked;
  return {
    end,
    person: random.pick(team.people),
    ref: random.pick(team.components),
    environment:
      end === 'reviewed'
        ? 'staging'
        : random.pick(['development', 'staging', 'production']),
    after: {
      name: `${random.pick(['load-test', 'preview', 'campaign'])}-${name}`,
      owner: team.ref,
      region: random.pick(['eu-west-1', 'eu-central-1']),
      size: random.pick(['small', 'medium']),
      costCentre: team.costCentre,
    },
  };
}

function pickEnd(random) {
  let left = random.between(0, 100);
  for (const [end, share] of Object.entries(ends)) {
    left -= share;
    if (left < 0) return end;
  }
  return 'applied';
}

async function happen({ engine, timeline, random, change }) {
  const { end, after, ...who } = change;
  const run = settings => new Run(engine, { ...who, after, ...settings });
  switch (end) {
    case 'applied':
      return applyChecked(run(pickKind(random, after)), { status: 'applied' });
    case 'failed':
      return applyChecked(run(), {
        status: 'failed',
        detail: 'Quota of the account exceeded',
      });
    case 'unreported':
      return applyChecked(run(), undefined);
    case 'checked':
      await run().check();
      return undefined;
    case 'denied':
      await run({ after: withFault(after, random) }).check();
      return undefined;
    case 'fixed':
      await run({ after: withFault(after, random) }).check();
      timeline.after(random.between(0.1, 2), () =>
        applyChecked(run(), { status: 'applied' }),
      );
      return undefined;
    case 'reviewed':
      return reviewed({
        timeline,
        random,
        run: run({ kind: 'delete', before: { ...after, holdsData: true } }),
      });
    default:
      throw new TypeError(`Not an end: ${end}`);
  }
}

function pickKind(random, after) {
  return random.chance(0.6)
    ? { kind: 'create' }
    : { kind: 'update', before: { ...after, size: 'small' } };
}

function withFault(after, random) {
  return random.pick([
    { ...after, region: 'us-east-1' },
    { ...after, size: 'large', region: 'ap-southeast-1' },
    { ...after, costCentre: undefined },
  ]);
}

async function applyChecked(run, outcome) {
  const said = await run.check();
  if (['allow', 'warn'].includes(said)) await run.apply(outcome);
}

async function reviewed({ timeline, random, run }) {
  if ((await run.check()) !== 'needs-approval') return;
  await run.requestApproval(random.pick(reasons));
  const hours = random.between(0.3, 20);
  const say = (kind, reason) =>
    timeline.after(hours, () => run.review(PLATFORM, kind, reason));
  const ending = random.between(0, 100);
  if (ending < 55) {
    timeline.after(hours, async () => {
      await run.review(PLATFORM, 'approve');
      if (run.approval.state !== 'approved') return;
      timeline.after(0.5, () => run.apply({ status: 'applied' }));
    });
  } else if (ending < 70) {
    say('reject', 'The backup of last night is not there yet.');
  } else if (ending < 80) {
    say('request-changes', 'Keep the volume, delete the rest.');
  } else if (ending < 90) timeline.after(hours, () => run.withdraw());
  // the rest expires
}
