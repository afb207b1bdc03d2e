import type { HealthStatus } from '../status';
import { currentStatus } from './currentStatus';
import { initialState } from './endpointState';
import { inMaintenance, maintenanceWindow } from './maintenance';
import { type HealthEvent, nextState } from './nextState';

const letters: Record<string, HealthStatus> = {
  p: 'pass',
  w: 'warn',
  f: 'fail',
  u: 'unknown',
};

/** Runs checks a minute apart, a letter each; a capital letter is a check during maintenance. */
function run(checks: string, start = initialState(0)) {
  let state = start;
  const events: HealthEvent[] = [];
  const statuses: string[] = [];
  for (const [index, letter] of [...checks].entries()) {
    const status = letters[letter.toLowerCase()];
    const step = nextState({
      state,
      sample: {
        at: start.checkedAt + (index + 1) * 60_000,
        status,
        reason: status === 'unknown' ? 'host-not-allowed' : 'reported-failure',
      },
      maintenance: letter !== letter.toLowerCase(),
    });
    state = step.state;
    events.push(...step.events);
    statuses.push(state.status[0]);
  }
  return { state, events, statuses: statuses.join('') };
}

describe('nextState', () => {
  it.each([
    // the first pass is believed at once, a failure after three
    ['p', 'p'],
    ['f', 'u'],
    ['fff', 'uuf'],
    ['www', 'uuw'],
    ['ffp', 'uup'],
    // worse after three, better after two
    ['pfff', 'pppf'],
    ['pffpff', 'pppppp'],
    ['pfffp', 'pppff'],
    ['pfffpp', 'pppffp'],
    ['pfffpfp', 'pppffff'],
    ['pwwwpp', 'pppwwp'],
    ['pwwwfff', 'pppwwwf'],
    // what is confirmed is the nearest of the three, or two
    ['pwff', 'pppw'],
    ['pfwf', 'pppw'],
    ['pfffwp', 'pppffw'],
    // what cannot tell neither confirms nor interrupts
    ['pu', 'pp'],
    ['puuu', 'pppu'],
    ['pfuff', 'ppppf'],
    ['puuup', 'pppup'],
    ['puuuf', 'pppuu'],
    ['puuufff', 'pppuuuf'],
    ['uuup', 'uuup'],
  ])('%s is confirmed as %s', (checks, statuses) => {
    expect(run(checks).statuses).toBe(statuses);
  });

  it('says since when, from the first check that confirmed it', () => {
    expect(run('ppfff').state).toMatchObject({
      status: 'fail',
      since: 3 * 60_000,
      reason: 'reported-failure',
    });
    expect(run('ppffffff').state.since).toBe(3 * 60_000);
    expect(run('u').state.reason).toBe('host-not-allowed');
    expect(run('f').state.reason).toBe('not-confirmed');
  });

  const kinds = (checks: string) =>
    run(checks)
      .events.filter(({ kind }) => kind.startsWith('incident'))
      .map(({ kind }) => kind);

  it.each<[string, string[]]>([
    ['pfff', ['incident-opened']],
    ['pffffff', ['incident-opened']],
    ['pfffpp', ['incident-opened', 'incident-closed']],
    ['pfffuuuu', ['incident-opened']],
    ['pfffuuufff', ['incident-opened']],
    ['pfffuuupp', ['incident-opened', 'incident-closed']],
    ['pwww', []],
    // maintenance silences, and what still fails after it is an incident
    ['pFFFFpp', []],
    ['pFFFFf', ['incident-opened']],
    ['pfffFPP', ['incident-opened', 'incident-closed']],
  ])('%s: %j', (checks, expected) => {
    expect(kinds(checks)).toEqual(expected);
  });

  it('is one incident from where it flaps, however often it fails and recovers after that', () => {
    expect(kinds('p'.concat('fffpp'.repeat(10)))).toEqual([
      'incident-opened',
      'incident-closed',
      'incident-opened',
      'incident-closed',
      'incident-opened',
    ]);
    const calm = run(`p${'fffpp'.repeat(10)}${'p'.repeat(20)}`);
    expect(calm.state.flapping).toBe(false);
    expect(calm.state.incident).toBeUndefined();
  });

  it('sees flapping that no threshold confirms', () => {
    const { state, events } = run(`p${'fp'.repeat(5)}`);
    expect(state).toMatchObject({ status: 'pass', flapping: true });
    expect(events.at(-1)).toMatchObject({ kind: 'flapping-started' });
  });

  it.each([0, 1000, 300_000, 86_400_000])(
    'goes on after a clock that was set back %d ms',
    milliseconds => {
      const { state } = run('ppp');
      const began = state.checkedAt - milliseconds;
      let next = state;
      const events: HealthEvent[] = [];
      const check = (status: 'pass' | 'fail', at: number) => {
        const reason = 'reported-failure' as const;
        const after = nextState({
          state: next,
          sample: { status, reason, at },
        });
        next = after.state;
        events.push(...after.events);
      };
      for (const n of [0, 1, 2]) check('fail', began + n);
      expect(next).toMatchObject({ status: 'fail', since: began });
      for (const n of [0, 1]) check('pass', began - 5000 + n);
      expect(next).toMatchObject({
        status: 'pass',
        checkedAt: began - 5000 + 1,
      });
      expect(events.filter(({ kind }) => kind.startsWith('incident'))).toEqual([
        { kind: 'incident-opened', openedAt: began },
        { kind: 'incident-closed', openedAt: began, closedAt: began },
      ]);
    },
  );

  it('keeps its state small', () => {
    const { state } = run('pfwu'.repeat(500));
    expect(JSON.stringify(state).length).toBeLessThan(2500);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});

describe('currentStatus', () => {
  const { state } = run('pp');
  it.each([
    [0, 'pass', 'reported-failure'],
    [180_000, 'pass', 'reported-failure'],
    [180_001, 'unknown', 'stale'],
    [-5000, 'pass', 'reported-failure'],
  ])('%d ms after the last check', (later, status, reason) => {
    const now = state.checkedAt + later;
    expect(currentStatus({ state, interval: 30, now })).toMatchObject({
      status,
      reason,
      age: Math.max(0, later),
    });
  });

  it('waits three intervals where they are long', () => {
    const now = state.checkedAt + 900_000;
    expect(currentStatus({ state, interval: 300, now }).status).toBe('pass');
    expect(currentStatus({ state, interval: 299, now }).status).toBe('unknown');
  });
});

describe('maintenanceWindow', () => {
  const day = 86_400_000;
  it.each([
    [0, day, undefined],
    [0, day + 1, 'too-long'],
    [5, 5, 'end-before-start'],
    [NaN, 5, 'not-a-time'],
    [0, Infinity, 'not-a-time'],
  ])('%d to %d: %s', (from, until, code) => {
    const checked = maintenanceWindow({ from, until });
    expect(checked.ok ? undefined : checked.code).toBe(code);
  });

  it('holds from its start until before its end', () => {
    const windows = [{ from: 10, until: 20 }];
    expect([9, 10, 19, 20].map(at => inMaintenance(windows, at))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
