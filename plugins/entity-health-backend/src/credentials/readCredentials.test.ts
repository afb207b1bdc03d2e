import { ConfigReader } from '@backstage/config';
import { readCredentials } from './readCredentials';

const payments = {
  name: 'payments',
  value: 'Bearer secret',
  hosts: ['payments.example.com', '*.pay.example.com:8443'],
  owners: ['payments', 'user:default/Ann'],
};

const read = (...credentials: object[]) =>
  readCredentials(new ConfigReader({ entityHealth: { credentials } }));

describe('credentials', () => {
  const owner = 'group:default/payments';
  const name = 'payments';

  it.each([
    ['https://payments.example.com/health', true],
    ['https://PAYMENTS.example.com:443/', true],
    ['https://a.pay.example.com:8443/', true],
    ['http://payments.example.com/', false],
    ['http://payments.example.com:443/', false],
    ['https://payments.example.com:8443/', false],
    ['https://a.pay.example.com/', false],
    ['https://pay.example.com:8443/', false],
    ['https://payments.example.com.evil.example/', false],
    ['https://payments.example.com@evil.example/', false],
    ['https://evil.example/?payments.example.com', false],
    ['https://10.0.0.1/', false],
  ])('are sent to %s: %s', (url, sent) => {
    expect(read(payments).find({ name, url, owner })).toEqual(
      sent ? { header: 'authorization', value: 'Bearer secret' } : undefined,
    );
  });

  it.each([
    ['group:default/payments', true],
    ['user:default/ann', true],
    ['group:default/others', false],
    ['group:other/payments', false],
    [undefined, false],
  ])('are sent for the owner %s: %s', (of, sent) => {
    const url = 'https://payments.example.com/';
    const found = read(payments).find({ name, url, owner: of });
    expect(found !== undefined).toBe(sent);
  });

  it('are found by their own name', () => {
    const url = 'https://payments.example.com/';
    const credentials = read(payments);
    for (const other of ['Payments', 'constructor', '']) {
      expect(credentials.find({ name: other, url, owner })).toBeUndefined();
    }
    expect(
      readCredentials(new ConfigReader({})).find({ name, url, owner }),
    ).toBe(undefined);
  });

  it.each([
    ['name', { name: 'a b' }],
    ['header', { header: 'Host' }],
    ['header', { header: 'transfer-encoding' }],
    ['header', { header: 'Content-Length' }],
    ['header', { header: 'a: b\r\nc' }],
    ['value', { value: 'a\r\nhost: evil' }],
    ['value', { value: 'ä' }],
    ['hosts', { hosts: [] }],
    ['hosts', { hosts: ['*'] }],
    ['hosts', { hosts: ['https://payments.example.com'] }],
    ['hosts', { hosts: ['10.0.0.1'] }],
    ['owners', { owners: [] }],
    ['owners', { owners: ['a/b/c/d'] }],
    ['owners', { owners: ['group:'] }],
    ['owners', { owners: ['*'] }],
  ])('are not read with a wrong %s: %j', (setting, change) => {
    const last = { ...payments, name: 'second', ...change };
    expect(() => read(payments, last)).toThrow(
      `entityHealth.credentials[1].${setting}: `,
    );
  });

  it('have names of their own, and no secret is in what is wrong', () => {
    expect(() => read(payments, payments)).toThrow(
      'entityHealth.credentials[1].name: is used before',
    );
    expect(() => read({ ...payments, value: 'secret\n' })).toThrow(
      expect.not.stringContaining('secret\n'),
    );
  });
});
