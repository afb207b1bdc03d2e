import { costQuery } from './costQuery';

const read = (query: string) => {
  const { ...parts } = costQuery(new URLSearchParams(query));
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined),
  );
};

describe('costQuery', () => {
  it('groups by team where the address says nothing', () => {
    expect(read('')).toEqual({ groupBy: 'owner' });
  });

  it('reads what a colleague sent', () => {
    expect(
      read(
        'month=2026-10&currency=EUR&cost=billed&by=service&owner=group:default/payments&sort=change&search=rds',
      ),
    ).toEqual({
      month: '2026-10',
      currency: 'EUR',
      cost: 'billed',
      groupBy: 'service',
      owner: ['group:default/payments'],
      sort: 'change',
      search: 'rds',
    });
  });

  it('leaves out what the service would refuse', () => {
    expect(
      read('month=2026-13&currency=%3Cb%3E&cost=free&by=colour&sort=random'),
    ).toEqual({ groupBy: 'owner' });
  });
});
