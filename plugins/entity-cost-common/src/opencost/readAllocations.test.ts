import {
  corpusFacts,
  readCorpus,
  skipReason,
  withCorpus,
} from '../__testUtils__/corpus';
import { decimalOfUnits, decimalText } from '../money';
import type { CostRow } from '../rows';
import { workloadEfficiency } from '../usage';
import { readAllocations } from './readAllocations';

const allocation = {
  name: 'a',
  properties: {
    cluster: 'c',
    namespace: 'shop',
    controller: 'cart',
    controllerKind: 'deployment',
    labels: { app: 'cart', backstage_io_kubernetes_id: 'cart' },
    namespaceLabels: { app: 'other', team: 'a' },
  },
  window: { start: '2026-03-31T00:00:00Z', end: '2026-04-01T00:00:00Z' },
  cpuCost: 1,
  ramCost: null,
  totalCost: 0.1234567,
};

function read(data: unknown) {
  return readAllocations({ answer: JSON.stringify({ data }), currency: 'EUR' });
}

const sum = (rows: CostRow[]) =>
  decimalText(decimalOfUnits(rows.reduce((all, row) => all + row.billed, 0n)));

describe('readAllocations', () => {
  it('reads allocations as charges with labels as tags', () => {
    const result = read([{ a: allocation }, null, {}]);
    expect(result).toMatchObject({
      rows: [
        {
          month: '2026-03',
          start: '2026-03-31T00:00:00Z',
          currency: 'EUR',
          category: 'Usage',
          subAccountId: 'c',
          tags: [
            ['kubernetes:cluster', 'c'],
            ['kubernetes:controller', 'cart'],
            ['kubernetes:controller-kind', 'deployment'],
            ['kubernetes:namespace', 'shop'],
            ['label:app', 'cart'],
            ['label:backstage_io_kubernetes_id', 'cart'],
            ['label:team', 'a'],
          ],
        },
      ],
    });
    expect(result.ok && sum(result.rows)).toBe('0.1234567');
  });

  it.each([
    ['cart', true],
    ['__unallocated__', true],
    ['__idle__', false],
    ['cluster-one/node-1/__idle__', false],
    ['__unmounted__', false],
  ])('of %s has a workload: %s', (name, expected) => {
    const result = read([
      {
        [name]: {
          ...allocation,
          minutes: 60,
          cpuCoreUsageAverage: 0,
          cpuCoreRequestAverage: 0,
        },
      },
    ]);
    if (!result.ok) throw new Error(result.problems[0].code);
    const [row] = result.rows;
    expect(row.workload !== null).toBe(expected);
    expect(decimalText(row.billed)).toBe('0.1234567');
  });

  it.each([
    ['{', 'allocations-not-json', '$'],
    ['[]', 'allocations-invalid', '$'],
    [
      '{"data":[{"a":{"totalCost":"1"}}]}',
      'allocations-invalid',
      '$["data"][0]["a"]["window"]',
    ],
    [
      '{"data":[{"a":{"window":{"start":"x","end":"y"},"totalCost":1e308}}]}',
      'allocations-invalid',
      '$["data"][0]["a"]["totalCost"]',
    ],
    [
      JSON.stringify({ data: [{ a: { ...allocation, totalCost: null } }] }),
      'allocations-invalid',
      '$["data"][0]["a"]["totalCost"]',
    ],
    [
      JSON.stringify({
        data: [{ a: { ...allocation, cpuCoreUsageAverage: -1 } }],
      }),
      'allocations-invalid',
      '$["data"][0]["a"]["cpuCoreUsageAverage"]',
    ],
    [
      // of /assets of Kubecost
      JSON.stringify({ data: [{ node: { ...allocation, type: 'Node' } }] }),
      'allocations-invalid',
      '$["data"][0]["node"]["type"]',
    ],
    [
      JSON.stringify({
        data: [
          {
            a: {
              ...allocation,
              window: { ...allocation.window, end: '2026-04-01T00:00:01Z' },
            },
          },
        ],
      }),
      'allocations-window',
      '$["data"][0]["a"]["window"]',
    ],
    [
      `{"data":[{"a":{"window":{"start":"x","end":"y"},"cpuCost":1,"ramCost":1,"totalCost":1}}]}`,
      'allocations-window',
      '$["data"][0]["a"]["window"]',
    ],
  ])('refuses %.40j with %s', (answer, code, path) => {
    expect(readAllocations({ answer, currency: 'EUR' })).toMatchObject({
      ok: false,
      problems: [{ code, path }],
    });
  });
});

withCorpus(`answers of OpenCost${skipReason}`, () => {
  it('add up to what is known of them', () => {
    const known = corpusFacts().find(({ file }) =>
      file.endsWith('allocation-example-output.json'),
    );
    const answer = readCorpus(known?.file ?? '');
    const result = readAllocations({ answer, currency: 'USD' });
    expect(result.ok && [sum(result.rows), result.rows.length]).toEqual([
      String(known?.facts['sum totalCost']),
      known?.facts['objects with totalCost'],
    ]);
  });

  it('are as efficient as OpenCost says', () => {
    const known = corpusFacts().find(({ file }) =>
      file.endsWith('allocation-example-output.json'),
    );
    const answer = readCorpus(known?.file ?? '');
    const result = readAllocations({ answer, currency: 'USD' });
    const said: Record<string, number>[] = Object.values(
      JSON.parse(answer).data[0],
    );
    const rows = result.ok ? result.rows : [];
    expect(rows).toHaveLength(3);
    rows.forEach(({ workload }, index) => {
      const { cpu, ram, perMille } = workloadEfficiency(workload!);
      const { cpuEfficiency, ramEfficiency, totalEfficiency } = said[index];
      // the example has its averages with five digits after the point, of which few count
      expect(Math.abs(cpu.perMille - cpuEfficiency * 1000)).toBeLessThan(1.5);
      expect(Math.abs(ram.perMille - ramEfficiency * 1000)).toBeLessThan(1.5);
      expect(Math.abs(perMille - totalEfficiency * 1000)).toBeLessThan(1.5);
    });
  });

  it('are refused where they are of assets or cloud costs', () => {
    const others = corpusFacts().filter(({ file }) =>
      file.startsWith('opencost/opencost__website/'),
    );
    const codes = others.map(({ file }) => {
      const result = readAllocations({
        answer: readCorpus(file),
        currency: 'USD',
      });
      return result.ok ? 'read' : result.problems[0].code;
    });
    expect(new Set(codes)).toEqual(new Set(['allocations-invalid']));
  });
});
