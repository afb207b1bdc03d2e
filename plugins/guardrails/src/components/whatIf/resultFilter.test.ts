import { resultFilter } from './resultFilter';

describe('the address of results', () => {
  it.each([
    ['', {}],
    ['result=newly-denied', { result: ['newly-denied'] }],
    ['result=unchanged', {}],
    ['rule=placement/allowed-regions', { rule: 'placement/allowed-regions' }],
    ['rule=no rule', {}],
    ['team=none&target=none', { team: 'none', target: 'none' }],
    [
      'team=group:default/payments&target=resource:default/db',
      { team: 'group:default/payments', target: 'resource:default/db' },
    ],
    ['team=payments&target=db', {}],
  ])('%s asks for %j', (address, filter) => {
    expect(resultFilter(new URLSearchParams(address))).toEqual(filter);
  });
});
