import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  findPrometheus,
  startPrometheus,
} from '../__testUtils__/startPrometheus';
import { MetricReader } from './MetricReader';
import { PrometheusClient } from './PrometheusClient';
import { readPrometheusConfig } from './readPrometheusConfig';

jest.setTimeout(60_000);

const query = (name: string, text: string) => ({ name, query: text });

const entity = (ref: string, rule?: string) => {
  const [, kind, namespace, name] = /^(.+):(.+)\/(.+)$/.exec(ref) ?? [];
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace,
      ...(rule !== undefined && {
        annotations: { 'prometheus.io/rule': rule },
      }),
    },
  };
};

function readerOf(options: {
  url: string;
  queries: object[];
  entities: ReturnType<typeof entity>[];
}) {
  const { url, queries, entities } = options;
  const settings = readPrometheusConfig(
    new ConfigReader({ entityCost: { prometheus: { url, queries } } }),
  );
  if (!settings) throw new Error('No settings');
  return new MetricReader({
    queries: settings.queries,
    prometheus: new PrometheusClient(settings),
    catalog: catalogServiceMock({ entities }),
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
  });
}

const program = findPrometheus();
const withPrometheus = program ? describe : describe.skip;

withPrometheus(
  `named queries of a real Prometheus${program ? '' : ' (not installed)'}`,
  () => {
    let server: Awaited<ReturnType<typeof startPrometheus>>;

    beforeAll(async () => {
      server = await startPrometheus(
        program!,
        [
          'load{app="shop",ns="default"} 2.5',
          'load{app="other",ns="default"} 99',
          'pods{app="shop",pod="a"} 1',
          'pods{app="shop",pod="b"} 1',
          'broken{app="shop"} NaN',
          '',
        ].join('\n'),
      );
    });
    afterAll(() => server?.stop());

    const read = async (ref: string, rule?: string) =>
      readerOf({
        url: server.url,
        queries: [
          {
            ...query('load', 'load{app="$name"}'),
            title: 'Load',
            unit: 'cores',
          },
          query('pods', 'pods{app="$name"}'),
          query('broken', 'broken{app="$name"}'),
          query('absent', 'nothing{app="$name"}'),
          query('wrong', 'sum(((load{app="$name"}'),
          query('spaced', 'load{app="$name",ns="$namespace"}'),
        ],
        entities: [entity(ref, rule)],
      }).metricsOf(ref);

    it('shows the newest number, its age and the day, of the named ones alone', async () => {
      const { items, unknown } = await read(
        'component:default/shop',
        'load|instance, load,sum by (app) (load), spaced',
      );
      expect(items).toEqual([
        {
          name: 'load',
          title: 'Load',
          unit: 'cores',
          state: 'known',
          value: '2.5',
          at: expect.any(String),
          points: [
            ...Array(96).fill({ at: expect.any(String) }),
            { at: expect.any(String), value: '2.5' },
          ],
        },
        expect.objectContaining({ name: 'spaced', value: '2.5' }),
      ]);
      expect(Date.now() - Date.parse(items[0].at!)).toBeLessThan(60_000);
      expect(unknown).toEqual(['sum by (app) (load)']);
    });

    it.each([
      ['pods', { state: 'failed', code: 'several-series' }],
      ['broken', { state: 'empty' }],
      ['absent', { state: 'empty' }],
      ['wrong', { state: 'failed', code: 'refused' }],
    ])('says of %s what it is', async (name, expected) => {
      const { items } = await read('component:default/shop', name);
      expect(items).toEqual([expect.objectContaining({ name, ...expected })]);
    });

    it.each([
      ['another kind', 'api:default/other'],
      ['another namespace', 'component:attacker/other'],
    ])('shows a namesake of %s nothing', async (_of, ref) => {
      const { items } = await read(ref, 'load');
      expect(items).toMatchObject([
        { state: 'failed', code: 'not-for-entity', points: [] },
      ]);
    });

    it('shows an entity of another namespace what the query tells apart', async () => {
      const { items } = await read('component:attacker/other', 'spaced');
      expect(items).toMatchObject([{ state: 'empty' }]);
    });

    it('asks nothing for an entity without the annotation', async () => {
      expect(await read('component:default/shop')).toMatchObject({
        items: [],
        unknown: [],
      });
    });
  },
);

describe('a Prometheus that does not answer as it should', () => {
  let server: Server | undefined;

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  const answered = async (listener: RequestListener) => {
    server = createServer(listener);
    await new Promise<void>(done => {
      server!.listen(0, '127.0.0.1', done);
    });
    const { port } = server.address() as AddressInfo;
    const client = new PrometheusClient({
      url: `http://127.0.0.1:${port}`,
      headers: {},
      now: () => 86_400_000,
    });
    return client.lastDay('up');
  };

  it('leaves the steps of an outage without a number', async () => {
    const values = [0, 900, 1_800, 81_900, 86_400].map(at => [at, '1']);
    const answer = await answered((_, response) => {
      const data = { resultType: 'matrix', result: [{ values }] };
      response.end(JSON.stringify({ status: 'success', data }));
    });
    if (answer.state !== 'known') throw new Error(answer.state);
    const { points } = answer;
    expect(points.map(({ value }) => value ?? '.').join('')).toBe(
      `111${'.'.repeat(88)}1....1`,
    );
    expect(points.map(({ at }) => at)).toEqual(
      Array.from({ length: 97 }, (_, step) => step * 900_000),
    );
  });

  it('asks with the name as the entity has it', async () => {
    const asked: string[] = [];
    server = createServer((request, response) => {
      asked.push(decodeURIComponent(request.url!).replaceAll('+', ' '));
      request.on('data', part => asked.push(decodeURIComponent(`${part}`)));
      request.on('end', () => response.end('{}'));
    });
    await new Promise<void>(done => {
      server!.listen(0, '127.0.0.1', done);
    });
    const { port } = server.address() as AddressInfo;
    await readerOf({
      url: `http://127.0.0.1:${port}`,
      queries: [query('load', 'load{app="$name"}')],
      entities: [entity('component:default/ShopAPI', 'load')],
    }).metricsOf('component:default/shopapi');
    expect(asked.join('\n')).toContain('app="ShopAPI"');
  });

  it.each<[string, RequestListener, string]>([
    [
      'streams for ever',
      (_, response) => {
        const more = () => {
          if (!response.destroyed) response.write('x'.repeat(65_536), more);
        };
        more();
      },
      'answer-too-large',
    ],
    [
      'redirects to another address',
      (_, response) => {
        response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
      },
      'unreachable',
    ],
    ['is none', (_, response) => response.end('<html>'), 'answer-invalid'],
    [
      'closes the connection',
      request => request.socket.destroy(),
      'unreachable',
    ],
  ])('%s', async (_what, listener, code) => {
    expect(await answered(listener)).toMatchObject({ state: 'failed', code });
  });
});

it.each([
  ['a query without the entity', { queries: [query('a', 'up')] }, /queries.0/],
  [
    'two queries of one name',
    { queries: [query('a', 'x{a="$name"}'), query('a', 'y{a="$name"}')] },
    /queries.1.name is the name of another/,
  ],
  ['no queries', { queries: [] }, /queries/],
  ['another scheme', { url: 'file:///etc' }, /url is not an http/],
])('refuses %s at the start', (_what, changes, message) => {
  const prometheus = {
    url: 'http://prometheus:9090',
    queries: [query('a', 'up{app="$name"}')],
    ...changes,
  };
  expect(() =>
    readPrometheusConfig(new ConfigReader({ entityCost: { prometheus } })),
  ).toThrow(message);
});
