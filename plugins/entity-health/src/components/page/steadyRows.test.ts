import type { EndpointHealth } from '@backstage-guardrails/plugin-entity-health-common';
import { endpoint } from '../../__fixtures__/health';
import { steadyRows } from './steadyRows';

const row = (id: string, status: EndpointHealth['status']) => ({
  ...endpoint,
  id,
  status,
});

describe('rows that are read', () => {
  const shown = [row('a', 'fail'), row('b', 'pass')];

  it('are as they were where nothing changed', () => {
    expect(steadyRows(shown, shown)).toEqual({
      rows: shown,
      changed: 0,
      moved: false,
    });
  });

  it('keep their places when the order changes, and have the new status', () => {
    const latest = [row('b', 'fail'), row('a', 'pass')];
    expect(steadyRows(shown, latest)).toEqual({
      rows: [row('a', 'pass'), row('b', 'fail')],
      changed: 2,
      moved: true,
    });
  });

  it('stay when they are gone from the list, and new ones wait', () => {
    expect(steadyRows(shown, [row('c', 'fail'), row('b', 'pass')])).toEqual({
      rows: shown,
      changed: 0,
      moved: true,
    });
    expect(steadyRows(shown, [row('a', 'fail')]).moved).toBe(true);
  });
});
