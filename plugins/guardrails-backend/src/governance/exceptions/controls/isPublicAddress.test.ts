import { isPublicAddress } from './isPublicAddress';

/** The special-purpose registries of IANA, first and last address of each block, and what lies beside it. */
const notPublic: Record<string, string[]> = {
  'this network': ['0.0.0.0', '0.255.255.255'],
  private: ['10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255'],
  'private, too': ['192.168.0.0', '192.168.255.255'],
  'carrier-grade NAT': ['100.64.0.0', '100.127.255.255'],
  loopback: ['127.0.0.0', '127.0.0.1', '127.255.255.255', '::1'],
  'link-local, and the metadata of clouds': [
    '169.254.0.0',
    '169.254.169.254',
    '169.254.255.255',
    'fe80::',
    'fe80::a9fe:a9fe',
    'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  ],
  'protocol assignments': ['192.0.0.0', '192.0.0.170', '192.0.0.255'],
  documentation: [
    '192.0.2.0',
    '192.0.2.255',
    '198.51.100.0',
    '198.51.100.255',
    '203.0.113.0',
    '203.0.113.255',
    '2001:db8::',
    '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
    '3fff::',
    '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff',
  ],
  '6to4 relays': ['192.88.99.0', '192.88.99.255'],
  'AS112 and AMT': [
    '192.31.196.1',
    '192.52.193.1',
    '192.175.48.1',
    '2001:3::1',
    '2001:4:112::1',
    '2620:4f:8000::1',
  ],
  benchmarking: ['198.18.0.0', '198.19.255.255', '2001:2::', '2001:2:0:ffff::'],
  multicast: ['224.0.0.0', '239.255.255.255', 'ff00::', 'ff02::1', 'ff0e::1'],
  'reserved, and broadcast': [
    '240.0.0.0',
    '255.255.255.254',
    '255.255.255.255',
  ],
  unspecified: ['::', '0:0:0:0:0:0:0:0'],
  'IPv4-mapped': [
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:93.184.216.34',
    '0:0:0:0:0:ffff:a00:1',
  ],
  'IPv4-compatible': ['::127.0.0.1', '::10.0.0.1', '::5db8:d822'],
  'IPv4-translated': ['::ffff:0:127.0.0.1', '::ffff:0:5db8:d822'],
  NAT64: [
    '64:ff9b::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::1',
    '64:ff9b:1:ffff:ffff:ffff:ffff:ffff',
  ],
  '6to4': ['2002::', '2002:7f00:1::', '2002:a00:1::1', '2002:5db8:d822::1'],
  Teredo: ['2001::', '2001:0:53aa:64c::', '2001:0:ffff::1'],
  'discard only': ['100::', '100::1', '100:0:0:1::1'],
  ORCHID: ['2001:10::1', '2001:20::1', '2001:30::1', '2001:1ff:ffff::1'],
  'segment routing': ['5f00::', '5f00:ffff::1'],
  'unique local': ['fc00::', 'fd00::1', 'fd00:ec2::254', 'fdff:ffff::1'],
  'site-local of old': ['fec0::1', 'feff::1'],
  'never given out': ['1::1', '1fff::1', '4000::1', '8000::1', 'e000::1'],
  'of one link': ['fe80::1%eth0', '2606:4700::1111%eth0'],
  'other spellings': [
    '0x7f.1',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '127.1',
    '2130706433',
    '017700000001',
    '0xa9fea9fe',
    '10.1',
    '01.1.1.1',
    ' 1.1.1.1',
    '1.1.1.1 ',
    '[2606:4700::1111]',
    '1.1.1.1/32',
    '٨.8.8.8',
  ],
  'no address': ['', 'localhost', 'probe.example.com', 'null', '1.1.1', ':::'],
};

const isPublic = [
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '93.184.216.34',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.1',
  '169.253.255.255',
  '169.255.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2001:200::1',
  '2001:4860:4860::8888',
  '2003::1',
  '2606:2800:220:1:248:1893:25c8:1946',
  '2a00:1450::1',
];

describe('isPublicAddress', () => {
  it.each(Object.entries(notPublic))('no: %s', (_, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });

  it('yes: what anybody could ask', () => {
    expect(isPublic.filter(address => !isPublicAddress(address))).toEqual([]);
  });
});
