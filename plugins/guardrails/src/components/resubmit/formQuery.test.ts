import { formQuery } from './formQuery';

const read = (query: string) =>
  JSON.parse(new URLSearchParams(query).get('formData')!);

describe('formQuery', () => {
  it('is what the scaffolder reads', () => {
    const values = { name: 'cart & more', ids: ['a', 'b'], on: true };
    const { query, leftOut } = formQuery(values);
    expect(read(query)).toEqual(values);
    expect(leftOut).toEqual([]);
  });

  it('leaves out the longest values until the address is one that servers take', () => {
    const { query, leftOut } = formQuery({
      name: 'cart',
      long: 'ä'.repeat(3_000),
      longer: 'x'.repeat(50_000),
      region: 'eu-west-1',
    });
    expect(leftOut).toEqual(['longer', 'long']);
    expect(read(query)).toEqual({ name: 'cart', region: 'eu-west-1' });
  });
});
