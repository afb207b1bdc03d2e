/* eslint-disable no-console -- a benchmark prints */
/*
 * How long the page of an entity takes with the cards of cost and health, against the same portal without them: until its
 * overview is complete, in turns, by the medians; and how long the main thread of the page works for it. Last line: results
 * as JSON.
 */
import { chromium } from '@playwright/test';
import buildApp from '../support/buildApp';
import { signIn } from '../support/persona';
import { openShop } from '../support/shop';
import { type Card, type Opening, Overview } from './Overview';

const TURNS = Number(process.env.TURNS ?? 15);
const LIMIT = 1.2;
const MOST_REQUESTS = 2;
const MOST_BYTES = 60_000;

const cards: Card[] = [
  { id: 'entity-card:entity-cost/cost', title: 'Cost' },
  { id: 'entity-card:entity-health/health', title: 'Health' },
];
const others: Card[] = [
  { id: 'entity-card:catalog/about', title: 'About' },
  { id: 'entity-card:guardrails/compliance', title: 'Compliance' },
];

async function main() {
  buildApp();
  const { shop, close } = await openShop();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const { url } = shop.portal;
    const person = { role: 'Team lead', team: 'Payments' };
    const first = await signIn({ browser, url, ...person });
    const overview = {
      context: first.context(),
      url: `${url}/catalog/default/component/card-terminal`,
    };
    await first.goto('about:blank');
    const results = await compare({
      withCards: await Overview.of({
        ...overview,
        shown: [...others, ...cards],
        hidden: [],
      }),
      without: await Overview.of({ ...overview, shown: others, hidden: cards }),
    });
    console.log(JSON.stringify(results));
  } finally {
    await browser.close();
    await close();
  }
}

async function compare(overviews: { withCards: Overview; without: Overview }) {
  const { withCards, without } = overviews;
  const timed: Record<'with' | 'without', Opening[]> = {
    with: [],
    without: [],
  };
  // the first of each fills the cache of the browser
  await without.open();
  await withCards.open();
  for (let turn = 0; turn < TURNS; turn += 1) {
    timed.without.push(await without.open());
    timed.with.push(await withCards.open());
  }
  const medians = (of: 'ms' | 'threadMs') => ({
    slow: median(timed.with.map(opening => opening[of])),
    bare: median(timed.without.map(opening => opening[of])),
  });
  const whole = medians('ms');
  const thread = medians('threadMs');
  if (timed.without.some(({ requests }) => requests > 0)) {
    throw new Error('The cards were not switched off.');
  }
  const requests = Math.max(...timed.with.map(opening => opening.requests));
  const bytes = Math.max(...timed.with.map(opening => opening.bytes));
  return [
    atMost({
      name: 'page of an entity with the cards of cost and health, against one without',
      ratio: whole.slow / whole.bare,
      limit: LIMIT,
      detail: `${against(
        whole,
      )} until the overview is complete, medians of ${TURNS} turns`,
    }),
    atMost({
      name: 'page of an entity, work of the main thread, against one without the cards',
      ratio: thread.slow / thread.bare,
      limit: LIMIT,
      detail: `${against(thread)}, medians of ${TURNS} turns`,
    }),
    atMost({
      name: 'page of an entity, requests of cost and health',
      ratio: requests,
      limit: MOST_REQUESTS,
      detail: `${requests} requests`,
    }),
    atMost({
      name: 'page of an entity, answers of cost and health, against 60 kB',
      ratio: bytes / MOST_BYTES,
      limit: 1,
      detail: `${bytes} bytes`,
    }),
  ];
}

function against(times: { slow: number; bare: number }): string {
  return `${times.slow.toFixed(0)} ms against ${times.bare.toFixed(0)} ms`;
}

function atMost(row: {
  name: string;
  ratio: number;
  limit: number;
  detail: string;
}) {
  return {
    ...row,
    ratio: Number(row.ratio.toFixed(3)),
    pass: row.ratio <= row.limit,
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
