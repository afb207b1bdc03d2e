import { emptyForm, readForm } from './whatIfForm';

const day = (date: string, hours = 0) =>
  new Date(new Date(`${date}T00:00:00`).getTime() + hours * 3_600_000);

describe('the form of a what-if', () => {
  const since = day('2026-03-01').toISOString();
  const form = {
    ...{ since: '2026-03-01', until: '', parameters: '' },
    over: 'active' as const,
  };
  const bundle = new File(['bundle'], 'acme.tar.gz');
  const parameters = '{"version": "guardrails/parameters/v1"}';
  const read = { version: 'guardrails/parameters/v1' };

  it.each([
    ['no policy', {}, { missing: 'policy' }],
    ['blanks for parameters', { parameters: ' \n' }, { missing: 'policy' }],
    ['half an object', { parameters: '{"a": ' }, { missing: 'json' }],
    ['a list', { parameters: '[]' }, { missing: 'json' }],
    ['null', { parameters: 'null' }, { missing: 'json' }],
    [
      'a bundle and bad parameters',
      { bundle, parameters: 'x' },
      { missing: 'json' },
    ],
    ['no first day', { since: '', bundle }, { missing: 'since' }],
    [
      'a last day before the first',
      { until: '2026-02-28', bundle },
      { missing: 'order' },
    ],
    ['a bundle', { bundle }, { request: { since } }],
    [
      'one day',
      { until: '2026-03-01', bundle },
      { request: { since, until: day('2026-03-02').toISOString() } },
    ],
    [
      'parameters over the active ones',
      { parameters },
      { request: { since, parameters: read, over: 'active' } },
    ],
    [
      'both',
      { bundle, parameters, over: 'shipped' as const },
      { request: { since, parameters: read, over: 'shipped' } },
    ],
  ])('with %s', (_with, changes, expected) => {
    expect(readForm({ ...form, ...changes })).toEqual(expected);
  });

  it('begins with the last 30 days', () => {
    expect(emptyForm(day('2026-03-31', 12)).since).toBe('2026-03-01');
  });
});
