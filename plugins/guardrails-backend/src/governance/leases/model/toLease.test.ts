import type { LeaseReportRow, LeaseReviewRow, LeaseRow } from './rows';
import { toLease } from './toLease';

const NOW = '2026-03-01T12:00:00.000Z';
const AFTER = '2026-03-01T13:00:00.000Z';

const row = {
  id: 'lease',
  person: 'user:default/a',
  resource: 'resource:default/orders',
  owner: null,
  role: 'readers',
  minutes: 30,
  purpose: 'To look',
  incident: null,
  break_glass: 0,
  decision_id: 'decision',
  outcome: 'allow',
  approval_id: null,
  requested_at: NOW,
  start_by: AFTER,
  consented_at: null,
  refused_at: null,
  intended_at: null,
  started_at: null,
  ends_at: null,
  failed_at: null,
  ending_at: null,
  ended_at: null,
  end_reason: null,
  usage: null,
  obstacles: null,
} as LeaseRow;

const plain = {
  id: 'lease',
  state: 'ready',
  person: 'user:default/a',
  resource: 'resource:default/orders',
  role: 'readers',
  minutes: 30,
  purpose: 'To look',
  breakGlass: false,
  decision: 'decision',
  requestedAt: NOW,
  report: [],
  reviews: [],
};

describe('toLease', () => {
  it.each<[string, Partial<LeaseRow>, object]>([
    ['nothing beside what was requested', {}, {}],
    [
      'owner, incident and approval',
      {
        owner: 'group:default/payments',
        incident: 'INC-1',
        approval_id: 'approval',
        break_glass: 1,
      },
      {
        owner: 'group:default/payments',
        incident: 'INC-1',
        approval: 'approval',
        breakGlass: true,
      },
    ],
    [
      'its times',
      { intended_at: NOW, started_at: NOW, ends_at: AFTER },
      { state: 'active', startedAt: NOW, endsAt: AFTER },
    ],
    [
      'what keeps it from ending',
      { intended_at: NOW, ends_at: NOW, obstacles: '["a table"]' },
      { state: 'ending', endsAt: NOW, obstacles: ['a table'] },
    ],
    [
      'no obstacle once it has ended, and why it did',
      { ended_at: NOW, obstacles: '["a table"]', end_reason: 'Returned' },
      { state: 'ended', endedAt: NOW, endReason: 'Returned' },
    ],
    [
      'that it was not started in time',
      { start_by: NOW },
      { state: 'ended', endReason: 'Not started in time' },
    ],
    ['its use', { usage: '{"rows":1}' }, { usage: { rows: 1 } }],
  ])('has %s', (_, change, expected) => {
    expect(
      toLease({
        row: { ...row, ...change },
        reports: [],
        reviews: [],
        now: NOW,
      }),
    ).toEqual({ ...plain, ...expected });
  });

  it('has its own reports and reviews, of those of many leases', () => {
    const report = { lease_id: 'lease', text: 'Granted' } as LeaseReportRow;
    const review = {
      lease_id: 'lease',
      person: 'user:default/b',
      human: 'person:b',
      at: NOW,
      text: 'Was needed',
    } as LeaseReviewRow;
    const lease = toLease({
      row,
      reports: [{ ...report, lease_id: 'other', text: 'Not this' }, report],
      reviews: [{ ...review, lease_id: 'other', text: 'Not this' }, review],
      now: NOW,
    });
    expect(lease).toEqual({
      ...plain,
      report: ['Granted'],
      reviews: [{ person: 'user:default/b', at: NOW, text: 'Was needed' }],
    });
  });
});
