import { parseTimeInterval } from './parseTimeInterval';

const refused = expect.objectContaining({ code: 'bad-request' });
const EARLY = '2026-01-01T00:00:00.000Z';
const LATE = '2026-01-01T01:30:00+01:00';

describe('parseTimeInterval', () => {
  it('compares instants, not texts', () => {
    expect(parseTimeInterval({ since: EARLY, until: LATE })).toEqual({
      since: EARLY,
      until: '2026-01-01T00:30:00.000Z',
    });
    expect(parseTimeInterval({ since: EARLY, until: EARLY })).toEqual({
      since: EARLY,
      until: EARLY,
    });
    expect(parseTimeInterval({})).toEqual({});
  });

  it.each([
    { since: LATE, until: EARLY },
    { since: '2026-13-01T00:00:00Z' },
    { until: 'now' },
  ])('refuses %p', interval => {
    expect(() => parseTimeInterval(interval)).toThrow(refused);
  });
});
