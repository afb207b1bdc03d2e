import { MAX_ANNOTATION_LENGTH, parseEndpoints } from './parseEndpoints';
import { parseOptions } from './parseOptions';
import { readDeclaration } from './readDeclaration';

const codes = (value: string) =>
  parseEndpoints(value).problems.map(({ code, place }) =>
    place.kind === 'annotation' ? `${code}@${place.offset}` : code,
  );

describe('parseEndpoints', () => {
  it.each<[string, [string, string][]]>([
    [
      'https://a.example/health',
      [['a.example/health', 'https://a.example/health']],
    ],
    [
      ' api = https://a.example/h , https://b.example',
      [
        ['api', 'https://a.example/h'],
        ['b.example', 'https://b.example/'],
      ],
    ],
    ['HTTPS://A.example:443', [['a.example', 'https://a.example/']]],
    ['http://a.example:080/', [['a.example', 'http://a.example/']]],
    [
      'http://10.0.0.1:8080/h?deep=1',
      [['10.0.0.1:8080/h', 'http://10.0.0.1:8080/h?deep=1']],
    ],
    ['http://[::1]:8080/h', [['[::1]:8080/h', 'http://[::1]:8080/h']]],
    [
      'http://[::ffff:10.0.0.1]/',
      [['[::ffff:10.0.0.1]', 'http://[::ffff:10.0.0.1]/']],
    ],
    ['https://a.example?x=1', [['a.example', 'https://a.example/?x=1']]],
  ])('%j', (value, expected) => {
    const { endpoints, problems } = parseEndpoints(value);
    expect(problems).toEqual([]);
    expect(endpoints.map(({ name, url }) => [name, url])).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['', ['endpoint-empty@0']],
    ['https://a.example,', ['endpoint-empty@18']],
    ['a.example/health', ['url-invalid@0']],
    ['/health', ['url-invalid@0']],
    ['ftp://a.example', ['url-scheme@0']],
    ['data:text/plain', ['url-scheme@0']],
    ['x=file:///etc/passwd', ['url-scheme@2']],
    ['gopher://a.example/_x', ['url-scheme@0']],
    ['https://user:secret@a.example', ['url-credentials@0']],
    ['https://user@a.example', ['url-credentials@0']],
    ['https:\\\\user@a.example', ['url-credentials@0']],
    ['https://a.example/?token=abc', ['url-secret@0']],
    ['https://a.example/?a=1&api_key=abc', ['url-secret@0']],
    ['https://a.example/#x', ['url-fragment@0']],
    ['https://a.example:0/', ['url-port@0']],
    ['https://a.example:65536/', ['url-port@0']],
    ['https://a.example\\@b.example/', ['url-invalid@0']],
    ['https://a.example/\u202e', ['url-invalid@0']],
    ['https://a.example/<script>', ['url-invalid@0']],
    ['https://a.example/\r\nHost: b', ['url-invalid@0']],
    ['https:///a.example', ['url-invalid@0']],
    ['https://bücher.example', ['url-invalid@0']],
    ['http://2130706433/', ['url-host@0']],
    ['http://0x7f000001/', ['url-host@0']],
    ['http://0177.0.0.1/', ['url-host@0']],
    ['http://127.1/', ['url-host@0']],
    ['http://a.example./', ['url-host@0']],
    ['http://a..example/', ['url-host@0']],
    ['http://-a.example/', ['url-host@0']],
    ['http://[::1%25eth0]/', ['url-invalid@0']],
    ['http://[1:2]/', ['url-host@0']],
    ['http://[1::2::3]/', ['url-host@0']],
    ['<b>=https://a.example', ['name-invalid@0']],
    ['=https://a.example', ['name-invalid@0']],
    [`${'n'.repeat(64)}=https://a.example`, ['name-invalid@0']],
    ['https://a.example, https://A.example:443/', ['endpoint-duplicate@19']],
    ['a=https://a.example,a=https://b.example', ['name-duplicate@20']],
    [`https://a.example/${'x'.repeat(2000)}`, ['url-too-long@0']],
    ['a=https://a.example,b=ftp://b', ['url-scheme@22']],
  ])('%j is refused with %j', (value, expected) => {
    expect(codes(value)).toEqual(expected);
  });

  it('never repeats a secret in what it says', () => {
    const { problems } = parseEndpoints(
      'https://user:hunter2@a.example,https://b.example/?token=hunter2',
    );
    expect(problems).toHaveLength(2);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });

  it('refuses an annotation of 1 MB at once', () => {
    expect(codes('x'.repeat(1_000_000))).toEqual([
      `annotation-too-long@${MAX_ANNOTATION_LENGTH}`,
    ]);
  });

  it('keeps the first 20 of many endpoints and says so once', () => {
    const many = Array.from({ length: 1000 }, (_, i) => `http://a${i}`).join();
    expect(parseEndpoints(many).endpoints).toHaveLength(20);
    expect(codes(many)).toEqual(['endpoints-too-many@210']);
    const tenThousand = Array.from(
      { length: 10_000 },
      (_, i) => `http://a${i}`,
    );
    expect(parseEndpoints(tenThousand.join()).endpoints).toHaveLength(0);
  });

  it('says at most 20 problems', () => {
    expect(codes(','.repeat(10_000))).toHaveLength(20);
  });
});

describe('parseOptions', () => {
  it.each([
    [{}],
    [{ interval: 10, method: 'HEAD', credential: 'probe' }],
    [{ expect: { status: [200, '3xx'], latency: { warnAbove: 500 } } }],
    [{ expect: { json: [{ path: "$.a['b c'][0]", equals: null }] } }],
    [{ expect: { json: [{ path: '$.n', atLeast: 1, atMost: 2 }] } }],
  ])('%j', options => {
    expect(parseOptions(JSON.stringify(options))).toEqual({
      options,
      problems: [],
    });
  });

  it.each<[string, string]>([
    ['{"interval": 9}', '$.interval'],
    ['{"interval": "30s"}', '$.interval'],
    ['{"interval": 1e400}', '$.interval'],
    ['{"method": "POST"}', '$.method'],
    ['{"credential": "Bearer abc def"}', '$.credential'],
    ['{"intervall": 30}', '$.intervall'],
    ['{"expect": {"status": [200, 99]}}', '$.expect.status[1]'],
    ['{"expect": {"latency": {"warnAbove": 0}}}', '$.expect.latency.warnAbove'],
    ['{"expect": {"json": [{"path": "a"}]}}', '$.expect.json[0].path'],
    [
      '{"expect": {"json": [{"path": "$..a", "equals": 1}]}}',
      '$.expect.json[0].path',
    ],
    ['{"expect": {"json": [{"path": "$.a"}]}}', '$.expect.json[0]'],
    [
      '{"expect": {"json": [{"path": "$.a", "equals": {}}]}}',
      '$.expect.json[0].equals',
    ],
    ['[]', '$'],
    ['null', '$'],
  ])('%s is refused at %s', (value, path) => {
    const { options, problems } = parseOptions(value);
    expect(options).toEqual({});
    expect(problems[0]).toMatchObject({
      code: 'options-invalid',
      place: { path },
    });
  });

  it('points to the character where JSON ends', () => {
    expect(parseOptions('{"interval": 30,}').problems).toMatchObject([
      { code: 'options-not-json', place: { offset: 16 } },
    ]);
    expect(parseOptions('['.repeat(1_000_000)).problems).toMatchObject([
      { code: 'annotation-too-long' },
    ]);
    expect(parseOptions('['.repeat(16_000)).problems).toMatchObject([
      { code: 'options-not-json' },
    ]);
  });
});

describe('readDeclaration', () => {
  const read = (
    annotations: Record<string, string>,
    links: { url: string; title?: string; type?: string }[] = [],
  ) => readDeclaration({ metadata: { annotations, links } });

  it('joins the annotation and links of type health, each URL once', () => {
    const { endpoints, problems } = read(
      { 'entity-health/endpoints': 'api=https://a.example/h' },
      [
        { url: 'https://a.example/h', type: 'health' },
        { url: 'https://b.example/h', type: 'health', title: 'api' },
        { url: 'https://c.example/h', type: 'runbook' },
        { url: 'https://d.example/h' },
      ],
    );
    expect(problems).toEqual([]);
    expect(endpoints).toEqual([
      { name: 'api', url: 'https://a.example/h' },
      { name: 'api (2)', url: 'https://b.example/h' },
    ]);
  });

  it('names the link that is wrong', () => {
    expect(
      read({}, [{ url: 'x' }, { url: 'ftp://a', type: 'health' }]).problems,
    ).toMatchObject([
      { code: 'url-scheme', place: { kind: 'link', index: 1 } },
    ]);
  });

  it('checks nothing with options that are wrong', () => {
    const declaration = read({
      'entity-health/endpoints': 'https://a.example',
      'entity-health/options': '{"interval": 1}',
    });
    expect(declaration.endpoints).toEqual([]);
    expect(declaration.problems).toHaveLength(1);
  });

  it.each<[string, string | undefined]>([
    ['2026-03-01T22:00Z/2026-03-02T22:00Z', undefined],
    ['2026-03-01T22:00:00+02:00/2026-03-02T02:00:00Z', undefined],
    ['2026-03-01T22:00Z/2026-03-02T22:01Z', 'maintenance-too-long'],
    ['2026-03-02T22:00Z/2026-03-01T22:00Z', 'maintenance-invalid'],
    ['2026-03-01T22:00/2026-03-02T02:00', 'maintenance-invalid'],
    ['2026-13-01T22:00Z/2026-13-01T23:00Z', 'maintenance-invalid'],
    ['tonight', 'maintenance-invalid'],
    ['', 'maintenance-invalid'],
  ])('maintenance %j: %j', (value, code) => {
    const declaration = read({ 'entity-health/maintenance': value });
    expect(declaration.problems[0]?.code).toBe(code);
    expect(declaration.maintenance === undefined).toBe(code !== undefined);
  });

  it('declares nothing without annotations', () => {
    expect(readDeclaration({ metadata: {} })).toEqual({
      endpoints: [],
      options: {},
      problems: [],
    });
  });
});
