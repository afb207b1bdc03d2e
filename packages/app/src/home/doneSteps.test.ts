import { doneSteps } from './doneSteps';

describe('doneSteps', () => {
  beforeEach(() => window.localStorage.clear());

  it('keeps what was done, and when this browser saw the portal first', () => {
    const before = doneSteps('demo+1+key');
    before.write(['denied', 'applied']);
    const after = doneSteps('demo+1+key');
    expect(after.done).toEqual(['denied', 'applied']);
    expect(after.firstVisit).toBe(before.firstVisit);
  });

  it('begins again with another ledger', () => {
    window.localStorage.setItem(
      'guardrails:first-visit',
      '2020-01-01T00:00:00.000Z',
    );
    window.localStorage.setItem('guardrails:checklist', 'reviewed');
    const begun = new Date().toISOString();
    doneSteps('demo+1+key').write(['denied']);
    const other = doneSteps('demo+2+key');
    expect(other.done).toEqual([]);
    expect(other.firstVisit >= begun).toBe(true);
  });
});
