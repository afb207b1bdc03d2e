import { deriveSandboxState } from './deriveSandboxState';

const NOW = '2026-03-10T12:00:00.000Z';

describe('deriveSandboxState', () => {
  const facts = {
    ended_at: null,
    stopped_at: null,
    ends_at: '2026-03-20T12:00:00.000Z',
    failure: null,
  };
  const over = { ends_at: '2026-03-10T11:59:59.000Z' };

  it.each<[string, Partial<Parameters<typeof deriveSandboxState>[0]>, string]>([
    ['there is time left', {}, 'running'],
    ['two days are left', { ends_at: '2026-03-12T12:00:00.000Z' }, 'ends-soon'],
    [
      'a second more than two days is left',
      { ends_at: '2026-03-12T12:00:01.000Z' },
      'running',
    ],
    ['its time is over', over, 'ending'],
    ['it ends at this very moment', { ends_at: NOW }, 'ending'],
    [
      'no runner has come for it',
      { ends_at: '2026-03-10T11:30:00.000Z' },
      'overdue',
    ],
    ['an attempt failed', { ...over, failure: 'No credentials.' }, 'overdue'],
    [
      'it was extended after an attempt that failed',
      { failure: 'No credentials.' },
      'running',
    ],
    ['it was stopped', { ...over, stopped_at: NOW }, 'stopped'],
    [
      'it was destroyed, after all that',
      { ...over, failure: 'f', stopped_at: NOW, ended_at: NOW },
      'ended',
    ],
  ])('%s', (_, change, expected) => {
    expect(deriveSandboxState({ ...facts, ...change }, NOW)).toBe(expected);
  });
});
