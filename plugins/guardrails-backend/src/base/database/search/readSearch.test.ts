import { readSearch, type Search } from './readSearch';

const table: [text: string, search: Search][] = [
  ['ch', { names: [{ head: '', name: 'ch' }] }],
  [' Check ', { names: [{ head: '', name: 'check' }] }],
  [
    'resource:default/ch',
    { names: [{ head: 'resource:default/', name: 'ch' }] },
  ],
  [
    'resource:ch',
    {
      names: [
        { head: '', name: 'resource:ch' },
        { head: 'resource:', name: 'ch' },
      ],
    },
  ],
  ['a/b/c', { names: [{ head: 'a/', name: 'b/c' }] }],
  [
    '01A2',
    {
      names: [{ head: '', name: '01a2' }],
      ids: [
        '01a20000-0000-0000-0000-000000000000',
        '01a2ffff-ffff-ffff-ffff-ffffffffffff',
      ],
    },
  ],
  [
    '01a2248c-',
    {
      names: [{ head: '', name: '01a2248c-' }],
      ids: [
        '01a2248c-0000-0000-0000-000000000000',
        '01a2248c-ffff-ffff-ffff-ffffffffffff',
      ],
    },
  ],
  ['01a2248c0', { names: [{ head: '', name: '01a2248c0' }] }],
  ["%' or 1=1 --", { names: [{ head: '', name: "%' or 1=1 --" }] }],
];

describe('readSearch', () => {
  it.each(table)('%s', (text, search) => {
    expect(readSearch(text)).toEqual(search);
  });
});
