import { ConfigReader } from '@backstage/config';
import { readHealthConfig } from './readHealthConfig';

const read = (entityHealth: object) =>
  readHealthConfig(new ConfigReader({ entityHealth }));

describe('readHealthConfig', () => {
  it('has the documented defaults', () => {
    const config = readHealthConfig(new ConfigReader({}));
    expect(config.allow.isEmpty()).toBe(true);
    expect(config).toMatchObject({
      operators: [],
      objective: 0.999,
      interval: 60,
      timeout: 5000,
      certificateWarningDays: 21,
      thresholds: { failures: 3, recoveries: 2 },
      limits: { checks: 100, slowChecks: 200, perHost: 2 },
      notifications: { enabled: true, remindEvery: 6 * 3_600_000 },
    });
  });

  it('reads durations and references in the forms of Backstage', () => {
    expect(
      read({
        interval: '30s',
        timeout: { milliseconds: 500 },
        retention: { samples: { days: 1 }, hours: 'P100D' },
        operators: ['Group:operations'],
      }),
    ).toMatchObject({
      interval: 30,
      timeout: 500,
      retention: { samples: 86_400_000, hours: 8_640_000_000 },
      operators: ['group:default/operations'],
    });
  });

  it.each([
    [
      { interval: '1s' },
      'entityHealth.interval is 1 s. Choose a value from 10 s to 86400 s.',
    ],
    [{ timeout: '1m' }, 'entityHealth.timeout is 60 s.'],
    [{ objective: 1 }, 'entityHealth.objective is 1.'],
    [{ thresholds: { failures: 0 } }, 'entityHealth.thresholds.failures is 0.'],
    [
      { limits: { perHost: 1.5 } },
      'entityHealth.limits.perHost is not a whole number.',
    ],
    [
      { retention: { hours: { days: 1 } } },
      'entityHealth.retention.hours is 86400 s.',
    ],
    [
      { operators: ['operations'] },
      'entityHealth.operators[0] is not an entity reference.',
    ],
    [{ allow: ['https://one.example'] }, 'entityHealth.allow[0]'],
  ])('refuses %j and says what to write', (entityHealth, message) => {
    expect(() => read(entityHealth)).toThrow(message);
  });
});
