import { mergeRollups } from '@backstage-guardrails/plugin-entity-health-common';
import { demoHistorySource } from './demoHistorySource';
import { healthHistory } from './healthHistory';

const HOUR = 3_600_000;
const until = Date.parse('2026-11-29T20:17:00Z');
const endpoint = {
  entityRef: 'component:default/payment-gateway',
  name: 'health',
  url: 'http://127.0.0.1:7101/health',
};

describe('healthHistory', () => {
  const history = healthHistory({ seed: 42, endpoint, until });
  const spans = (span: number) =>
    history.rollups.filter(rollup => rollup.span === span);

  it('covers ninety days of hours, and the last two in spans of five minutes', () => {
    const hours = spans(3600).map(({ start }) => start);
    expect(hours).toHaveLength(90 * 24 + 20);
    expect(hours.every(start => start % HOUR === 0)).toBe(true);
    expect(hours.at(-1)).toBe(Date.parse('2026-11-29T19:00:00Z'));
    const fine = spans(300).map(({ start }) => start);
    expect(fine).toHaveLength(2 * 288);
    expect(fine.at(-1)).toBe(Date.parse('2026-11-29T20:10:00Z'));
  });

  it('is the same from the same seed, whenever it is made', () => {
    expect(healthHistory({ seed: 42, endpoint, until })).toEqual(history);
    expect(healthHistory({ seed: 43, endpoint, until })).not.toEqual(history);
    const later = healthHistory({ seed: 42, endpoint, until: until + HOUR });
    expect(
      later.rollups.filter(({ span }) => span === 3600).slice(0, -1),
    ).toEqual(spans(3600));
  });

  it('says the same in hours, in five minutes and in incidents', () => {
    const [newest] = spans(3600).slice(-1);
    const parts = spans(300).filter(
      ({ start }) => start >= newest.start && start < newest.start + HOUR,
    );
    expect(mergeRollups(parts.map(({ rollup }) => rollup))).toEqual(
      newest.rollup,
    );
    expect(history.incidents.length).toBeGreaterThan(0);
    for (const { openedAt, closedAt } of history.incidents) {
      const during = spans(3600).filter(
        ({ start }) => start > openedAt - HOUR && start < closedAt,
      );
      const failed = during.reduce(
        (sum, { rollup }) => sum + rollup.counts.fail,
        0,
      );
      expect(failed).toBe((closedAt - openedAt) / 60_000);
    }
  });
});

describe('demoHistorySource', () => {
  const variables = {
    GUARDRAILS_DEMO_SEED: '42',
    GUARDRAILS_DEMO_PORTS: '7101,7102',
  };

  it('knows the endpoints at the ports of the demo services alone', async () => {
    const source = demoHistorySource(variables);
    const known = async (url: string) =>
      (await source?.historyOf({ ...endpoint, url }, { until })) !== undefined;
    expect(await known(endpoint.url)).toBe(true);
    expect(await known('http://127.0.0.1:7103/health')).toBe(false);
    expect(await known('https://example.com:7101/health')).toBe(false);
  });

  it('is not there without the demo, and refuses production', () => {
    expect(demoHistorySource({})).toBeUndefined();
    expect(() =>
      demoHistorySource({ ...variables, NODE_ENV: 'production' }),
    ).toThrow('refuses to start with NODE_ENV=production');
  });
});
