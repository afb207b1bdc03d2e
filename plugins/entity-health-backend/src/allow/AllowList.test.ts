import { AllowList } from './AllowList';

const internal = {
  private: ['10.0.0.1', '172.16.0.1', '192.168.255.255'],
  loopback: ['127.0.0.1', '127.255.255.255', '::1'],
  'link-local': ['169.254.1.1', 'fe80::1', 'febf::1'],
  'carrier-grade NAT': ['100.64.0.1', '100.127.255.255'],
  'unique local': ['fc00::1', 'fdff::1'],
};

const metadata = [
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '168.63.129.16',
  '192.0.0.192',
  '100.100.100.200',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
];

const refused = {
  'this network': ['0.0.0.0', '0.1.2.3'],
  'IPv4-mapped': [
    '::ffff:169.254.169.254',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:5db8:d822',
  ],
  'IPv4-compatible': ['::127.0.0.1', '::5db8:d822'],
  'IPv4-translated': ['::ffff:0:127.0.0.1'],
  NAT64: ['64:ff9b::a9fe:a9fe', '64:ff9b:1::1'],
  '6to4': ['2002:7f00:1::', '2002:a00:1::1'],
  Teredo: ['2001::', '2001:0:53aa:64c::'],
  multicast: ['224.0.0.1', '239.1.1.1', 'ff02::1'],
  reserved: ['240.0.0.1', '255.255.255.255', '192.0.2.1', '2001:db8::1'],
  'site-local of old': ['fec0::1'],
  'never given out': ['4000::1', 'e000::1'],
  'of one link': ['fe80::1%eth0', '2606:4700::1111%eth0'],
  'other spellings': [
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '2130706433',
    '0xa9fea9fe',
    '01.1.1.1',
    ' 1.1.1.1',
    '[2606:4700::1111]',
    '1.1.1.1/32',
    '',
    'localhost',
  ],
};

const everything = ['0.0.0.0/0', '::/0', '0.0.0.0/1', '128.0.0.0/1', '::/3'];
const permitted = (
  entries: string[],
  addresses: string[],
  hostNamed: boolean = false,
) => {
  const list = AllowList.of(entries);
  return addresses.filter(address => list.permits(address, { hostNamed }));
};

describe('AllowList', () => {
  it('allows nothing before it names something', () => {
    const list = AllowList.of([]);
    expect(list.isEmpty()).toBe(true);
    expect(list.namesHost('example.com')).toBe(false);
    expect(list.permits('93.184.216.34', { hostNamed: false })).toBe(false);
  });

  it.each(Object.entries(internal))(
    'a host that is named, and a network of everything, have no address that is %s',
    (_, addresses) => {
      expect(permitted(everything, addresses, true)).toEqual([]);
    },
  );

  it.each(Object.entries(refused))('never: %s', (_, addresses) => {
    const networks = [
      ...everything,
      '::ffff:0:0/96',
      '::ffff:169.254.169.254',
      '::/96',
      '64:ff9b::/96',
      '2002::/16',
      '2001::/32',
      '0.0.0.0/8',
      '224.0.0.0/4',
      '240.0.0.0/4',
      'fec0::/10',
    ];
    expect(permitted(networks, addresses, true)).toEqual([]);
  });

  it('allows the internal networks that are named, and no others', () => {
    const addresses = Object.values(internal).flat();
    expect(permitted(['10.0.0.0/8', 'fd00::/8'], addresses)).toEqual([
      '10.0.0.1',
      'fdff::1',
    ]);
    expect(permitted(['127.0.0.1'], addresses)).toEqual(['127.0.0.1']);
    expect(permitted(['169.0.0.0/8', '168.0.0.0/7'], addresses)).toEqual([]);
  });

  it('allows an address of metadata only where it is named alone', () => {
    const networks = [
      ...everything,
      '169.254.0.0/16',
      '169.254.169.254/31',
      '168.63.129.0/24',
      '100.64.0.0/10',
      'fd00::/8',
      'fd00:ec2::/64',
      'fd20:ce::/32',
    ];
    expect(permitted(networks, metadata, true)).toEqual([]);
    expect(permitted(['169.254.169.254/32'], metadata)).toEqual([
      '169.254.169.254',
    ]);
  });

  it('allows public addresses of hosts that are named and of networks', () => {
    const addresses = ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'];
    expect(permitted(['a.example.com'], addresses, true)).toEqual(addresses);
    expect(permitted(['a.example.com'], addresses, false)).toEqual([]);
    expect(permitted(['93.184.216.0/24'], addresses)).toEqual([
      '93.184.216.34',
    ]);
  });

  it.each([
    ['a.example.com', true],
    ['A.EXAMPLE.com', true],
    ['b.wild.example.com', true],
    ['c.b.wild.example.com', true],
    ['wild.example.com', false],
    ['.wild.example.com', false],
    ['notwild.example.com', false],
    ['b.wild.example.com.evil.example', false],
    ['a.example.com.', false],
    ['xa.example.com', false],
    ['10.0.0.1', false],
  ])('names %s: %s', (host, named) => {
    const list = AllowList.of([
      'a.example.com',
      '*.Wild.example.com',
      '10.0.0.0/8',
    ]);
    expect(list.namesHost(host)).toBe(named);
  });

  it.each([
    '',
    '*',
    '*.',
    '*example.com',
    'a.*.com',
    'https://a.example.com',
    'a.example.com:8080',
    'a.example.com.',
    'a_b.example.com',
    '10.0.0.1/8',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/255.0.0.0',
    '0x7f.1',
    '127.1',
    '2130706433',
    'fe80::1%eth0',
    '[::1]',
    'fd00::1/8',
  ])('does not read %j', entry => {
    expect(() => AllowList.of(['example.com', entry])).toThrow(
      /^entityHealth\.allow\[1\]: .* Write a host such as/,
    );
  });
});
