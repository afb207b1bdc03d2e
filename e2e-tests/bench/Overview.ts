import type {
  BrowserContext,
  CDPSession,
  Page,
  Response,
} from '@playwright/test';

/** Cards as the configuration of an app names them. */
export type Card = { id: string; title: string };

/**
 * One opening of an overview: how long it took to be complete, how long the main thread of the page worked for it, and what
 * our services answered for it. The time of the thread is the same on a busy machine, because it does not count waiting.
 */
export type Opening = {
  ms: number;
  threadMs: number;
  requests: number;
  bytes: number;
};

/**
 * The overview of an entity with some cards switched off, in a tab of its own. Tabs of a browser share its cache, so each
 * opening after the first loads what changes, as for a person who works with the portal.
 */
export class Overview {
  private constructor(
    private readonly page: Page,
    private readonly devTools: CDPSession,
    private readonly url: string,
    private readonly titles: readonly string[],
  ) {}

  static async of(options: {
    context: BrowserContext;
    url: string;
    shown: readonly Card[];
    hidden: readonly Card[];
  }): Promise<Overview> {
    const { context, url, shown, hidden } = options;
    const page = await context.newPage();
    await page.addInitScript(
      switchOff,
      hidden.map(({ id }) => id),
    );
    const devTools = await context.newCDPSession(page);
    await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new Overview(
      page,
      devTools,
      url,
      shown.map(({ title }) => title),
    );
  }

  async open(): Promise<Opening> {
    const answers: Response[] = [];
    const keep = (answer: Response) => answers.push(answer);
    this.page.on('response', keep);
    // a tab behind another one draws about once a second
    await this.page.bringToFront();
    // the blank page can have a process of its own: its few milliseconds do not matter
    const before = await this.threadMs();
    await this.page.goto(this.url, { waitUntil: 'commit' });
    const complete = await this.page.waitForFunction(isComplete, this.titles, {
      polling: 'raf',
      timeout: 60_000,
    });
    const ms = Number(await complete.jsonValue());
    const threadMs = (await this.threadMs()) - before;
    this.page.off('response', keep);
    const ours = answers.filter(
      answer =>
        /\/api\/entity-(?:cost|health)\//.test(answer.url()) &&
        answer.request().method() !== 'OPTIONS',
    );
    const bodies = await Promise.all(ours.map(answer => answer.body()));
    // what it would ask for by itself later is no part of the next opening
    await this.page.goto('about:blank');
    return {
      ms,
      threadMs,
      requests: ours.length,
      bytes: bodies.reduce((sum, body) => sum + body.length, 0),
    };
  }

  private async threadMs(): Promise<number> {
    const { metrics } = await this.devTools.send('Performance.getMetrics');
    const worked = metrics.find(({ name }) => name === 'TaskDuration');
    if (!worked) throw new Error('The browser did not say how long it worked.');
    return worked.value * 1000;
  }
}

/** Runs in the page: the app reads its configuration from the document when the document is parsed. */
function switchOff(ids: readonly string[]): void {
  document.addEventListener('readystatechange', () => {
    const script = document.querySelector('script[type="backstage.io/config"]');
    if (!script?.textContent || document.readyState !== 'interactive') return;
    const configs = JSON.parse(script.textContent);
    configs.push({
      context: 'benchmark',
      data: { app: { extensions: ids.map(id => ({ [id]: false })) } },
    });
    script.textContent = JSON.stringify(configs);
  });
}

/**
 * Runs in the page: the time since it was asked for, once every card is there and nothing loads. It has to stay so for half
 * a second: a card that asks for more when its first answer is there loads nothing in between.
 */
function isComplete(titles: readonly string[]): number | false {
  const cards = [...document.querySelectorAll('article')].map(
    article => article.querySelector('h1, h2, h3, h4, h5, h6')?.textContent,
  );
  const there = titles.every(title => cards.includes(title));
  const loads = document.querySelector(
    'main [role="progressbar"], main [aria-busy="true"]',
  );
  if (!there || loads) {
    performance.clearMarks('complete');
    return false;
  }
  const [since] = performance.getEntriesByName('complete', 'mark');
  if (!since) performance.mark('complete');
  return since && performance.now() - since.startTime > 500
    ? since.startTime
    : false;
}
