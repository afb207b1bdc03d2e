import { requestFor } from './requestFor';

const request = (
  name: string,
  subject: string,
  closed: string | null,
  expires = '2026-12-31',
) => ({ name, subject_id: subject, closed_at: closed, expires_at: expires });

const january = request('january', 'd1', '2026-01-05');
const february = request('february', 'd2', '2026-02-05');

describe('requestFor', () => {
  it.each([
    ['its own', [january, february], 'd1', '2026-01-01', 'january'],
    [
      'its own, also later',
      [january, february],
      'd2',
      '2026-02-01',
      'february',
    ],
    ['that was open then', [january], 'again', '2026-01-02', 'january'],
    [
      'that was open then, not a later one',
      [january, february],
      'again',
      '2026-01-02',
      'january',
    ],
    ['none that had ended', [january], 'd2', '2026-02-01', undefined],
    [
      'none that had expired',
      [request('old', 'd1', null, '2026-01-05')],
      'd2',
      '2026-02-01',
      undefined,
    ],
    [
      'the newest of its own',
      [january, request('asked again', 'd1', null)],
      'd1',
      '2026-01-01',
      'asked again',
    ],
    ['nothing of nothing', [], 'd1', '2026-01-01', undefined],
  ])('is %s', (_, requests, id, recordedAt, name) => {
    expect(requestFor(requests, { id, recordedAt })?.name).toBe(name);
  });
});
