import { ConfigReader } from '@backstage/config';
import type { JsonArray } from '@backstage/types';
import type { BillingSource } from '@backstage-guardrails/plugin-entity-cost-node';
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { OpenCostSource } from './OpenCostSource';
import { readSources } from './readSources';

const { signal } = new AbortController();

const contentOf = async (source: BillingSource, index = 0) => {
  const files = await source.list({ signal });
  return text(await files[index].open({ signal }));
};

const read = (sources: JsonArray) =>
  readSources(new ConfigReader({ entityCost: { sources } })).sources;

describe('files', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cost-files-'));
    await mkdir(join(folder, 'month'));
    await writeFile(join(folder, 'month', 'a.csv.gz'), 'a');
    await writeFile(join(folder, 'b.PARQUET'), 'b');
    await writeFile(join(folder, 'export-manifest.json'), '{}');
    await writeFile(join(folder, 'notes.txt'), 'x');
    await symlink('/etc/hostname', join(folder, 'link.csv'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const source = (path: string) =>
    read([{ id: 'disk', type: 'files', paths: [path] }])[0];

  it('are those of a folder that are billing data, without links', async () => {
    const files = await source(folder).list({ signal });
    expect(files.map(({ name }) => name)).toEqual([
      join(folder, 'b.PARQUET'),
      join(folder, 'month', 'a.csv.gz'),
    ]);
    expect(await contentOf(source(folder))).toBe('b');
  });

  it('have another version when they change', async () => {
    const [{ version }] = await source(folder).list({ signal });
    await writeFile(join(folder, 'b.PARQUET'), 'c!');
    const [after] = await source(folder).list({ signal });
    expect(after.version).not.toBe(version);
  });

  it('say what is missing', async () => {
    await expect(
      source(join(folder, 'none')).list({ signal }),
    ).rejects.toMatchObject({ code: 'source-unreachable' });
    const empty = await mkdtemp(join(folder, 'empty-'));
    await expect(source(empty).list({ signal })).rejects.toMatchObject({
      code: 'source-empty',
    });
  });
});

describe('addresses', () => {
  let server: Server;
  let origin: string;
  const requests: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      requests.push(`${request.method} ${request.url} ${request.headers.key}`);
      switch (request.url?.split('?')[0]) {
        case '/bill.csv':
          response.setHeader('etag', '"1"').end('content');
          break;
        case '/moved':
          response.writeHead(302, { location: '/bill.csv' }).end();
          break;
        case '/away':
          response
            .writeHead(302, {
              location: `http://localhost:${
                (server.address() as AddressInfo).port
              }/bill.csv`,
            })
            .end();
          break;
        case '/loop':
          response.writeHead(302, { location: '/loop' }).end();
          break;
        case '/short':
          response.writeHead(200, { 'content-length': '100' });
          if (request.method === 'HEAD') response.end();
          else response.write('part', () => response.destroy());
          break;
        case '/allocation':
          response.end('{"data":[]}');
          break;
        default:
          response.writeHead(403).end('secret of the internal network');
      }
    });
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    requests.length = 0;
  });

  const source = (path: string) =>
    read([
      {
        id: 'web',
        type: 'urls',
        urls: [`${origin}${path}`],
        headers: { key: 'k' },
      },
    ])[0];

  it('are requested with the headers of the source, and named without the query', async () => {
    const [file] = await source('/bill.csv?token=secret').list({ signal });
    expect(file).toMatchObject({
      name: `1: ${origin}/bill.csv`,
      version: '"1" ',
    });
    expect(await text(await file.open({ signal }))).toBe('content');
    expect(requests).toEqual([
      'HEAD /bill.csv?token=secret k',
      'GET /bill.csv?token=secret k',
    ]);
  });

  it('are followed at the same origin only', async () => {
    expect(await contentOf(source('/moved'))).toBe('content');
    requests.length = 0;
    await expect(source('/away').list({ signal })).rejects.toMatchObject({
      code: 'source-moved',
    });
    expect(requests).toEqual(['HEAD /away k']);
    await expect(source('/loop').list({ signal })).rejects.toMatchObject({
      code: 'source-moved',
    });
  });

  it('say nothing of what the server answers', async () => {
    await expect(source('/other').list({ signal })).rejects.toMatchObject({
      code: 'source-refused',
      message: 'the server answers with status 403',
    });
    await expect(contentOf(source('/short'))).rejects.toMatchObject({
      code: 'source-unreachable',
    });
  });

  it('of OpenCost are a day each, of which the last two may change', async () => {
    const opencost = new OpenCostSource('k8s', 'k8s', {
      url: `${origin}/`,
      currency: 'EUR',
      days: 3,
      now: () => Date.UTC(2026, 2, 1, 10, 30),
    });
    const files = await opencost.list();
    expect(files.map(({ name, version }) => [name, version])).toEqual([
      ['2026-03-01', `${Date.UTC(2026, 2, 1, 10)}`],
      ['2026-02-28', `${Date.UTC(2026, 2, 1, 10)}`],
      ['2026-02-27', 'final'],
    ]);
    await text(await files[0].open({ signal }));
    expect(decodeURIComponent(requests[0])).toContain(
      '/allocation?window=2026-03-01T00:00:00Z,2026-03-02T00:00:00Z&step=1d',
    );
    expect(opencost.reading.constants).toEqual({ BillingCurrency: 'EUR' });
  });
});

describe('configuration', () => {
  it.each([
    [
      'an id that is none',
      { id: 'A b', type: 'files', paths: ['/x'] },
      /\[0\]\.id/,
    ],
    [
      'the id of uploads',
      { id: 'upload', type: 'files', paths: ['/x'] },
      /\[0\]\.id/,
    ],
    [
      'an address without https',
      { id: 'a', type: 'urls', urls: ['http://h/secret'] },
      /\[0\]\.urls\[0\] is not an https/,
    ],
    ['a type that is none', { id: 'a', type: 'ftp' }, /\[0\]\.type/],
    [
      'a setting that is none',
      { id: 'a', type: 's3', bucket: 'b', other: 'secret' },
      /\[0\]/,
    ],
    [
      'a format that is none',
      { id: 'a', type: 'files', paths: ['/x'], format: 'x' },
      /\[0\]\.format/,
    ],
    [
      'uploads with days of the files before',
      { id: 'a', type: 'upload', keepDays: true },
      /\[0\]\.keepDays is not for uploads/,
    ],
    [
      'a column that is none of FOCUS',
      { id: 'a', type: 'files', paths: ['/x'], columnsFrom: { Price: 'x' } },
      /\[0\]\.columnsFrom/,
    ],
  ])('%s stops the start', (_, source, message) => {
    expect(() => read([source])).toThrow(message);
    expect(() => read([source])).not.toThrow(/secret/);
  });

  it('says how files are read', () => {
    const columnsFrom = { EffectiveCost: 'BilledCost' };
    const settings = { columnsFrom, decimalComma: true, monthFirst: true };
    const [{ reading }] = read([
      { id: 'a', type: 'files', paths: ['/x'], ...settings },
    ]);
    expect(reading).toMatchObject(settings);
  });

  it('has uploads, each read in its own way', () => {
    const columnsFrom = { EffectiveCost: 'BilledCost' };
    const entityCost = {
      sources: [
        { id: 'a', type: 'files', paths: ['/x'] },
        { id: 'b', type: 'upload', title: 'Tencent Cloud', columnsFrom },
      ],
    };
    const { sources, uploads } = readSources(new ConfigReader({ entityCost }));
    expect(sources.map(({ id }) => id)).toEqual(['a']);
    expect(uploads).toMatchObject([
      { id: 'upload', title: 'Uploads' },
      { id: 'b', title: 'Tencent Cloud', reading: { columnsFrom } },
    ]);
  });

  it('needs an id of its own for each source', () => {
    const source = { id: 'a', type: 'files', paths: ['/x'] };
    const upload = { id: 'a', type: 'upload' };
    expect(() => read([source, source])).toThrow(/\[1\]\.id/);
    expect(() => read([source, upload])).toThrow(/\[1\]\.id/);
  });
});
