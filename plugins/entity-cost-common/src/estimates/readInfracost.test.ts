import {
  corpusFacts,
  readCorpus,
  skipReason,
  withCorpus,
} from '../__testUtils__/corpus';
import { type Decimal, decimalText } from '../money';
import { moduleOf } from './costEstimate';
import { readInfracost } from './readInfracost';

const output = {
  version: '0.2',
  currency: 'USD',
  totalMonthlyCost: '10.5',
  pastTotalMonthlyCost: '3',
  projects: [
    {
      name: 'p',
      metadata: { errors: [{ message: 'no\u0000 files' }] },
      pastBreakdown: {
        resources: [{ name: 'aws_instance.web', monthlyCost: '3' }],
      },
      breakdown: {
        resources: [
          {
            name: 'aws_instance.web',
            monthlyCost: '10.5',
            costComponents: [
              { monthlyQuantity: '730' },
              { monthlyQuantity: null },
            ],
            subresources: [
              {
                costComponents: [{ monthlyQuantity: '1', priceNotFound: true }],
              },
            ],
          },
          {
            name: 'module.a["x.y"].module.b.aws_s3_bucket.c',
            resourceType: 'aws_s3_bucket',
            monthlyCost: null,
          },
        ],
      },
    },
  ],
  summary: { unsupportedResourceCounts: { z: 1, a: 2 } },
};

/** A resource within a resource, and so on. */
function nested(depth: number): string {
  const subresources = `${'{"subresources":['.repeat(depth)}${']}'.repeat(
    depth,
  )}`;
  return JSON.stringify(output).replace(
    '"resources":[',
    `"resources":[${subresources.replace('{', '{"name":"x",')},`,
  );
}

const shown = (value: Decimal | null) =>
  value === null ? null : decimalText(value);

describe('readInfracost', () => {
  it('reads resources before and after, and what is not in the estimate', () => {
    const read = readInfracost(JSON.stringify(output));
    expect(read).toMatchObject({
      estimate: {
        source: { kind: 'infracost', version: '0.2' },
        currency: 'USD',
        before: 3n * 10n ** 18n,
        after: 105n * 10n ** 17n,
        resources: [
          {
            address: 'aws_instance.web',
            type: 'aws_instance',
            module: '',
            before: 3n * 10n ** 18n,
            after: 105n * 10n ** 17n,
          },
          {
            type: 'aws_s3_bucket',
            module: 'module.a["x.y"].module.b',
            before: null,
            after: null,
          },
        ],
        gaps: {
          usageBased: 1,
          noPrice: 1,
          unsupported: [
            { type: 'a', count: 2 },
            { type: 'z', count: 1 },
          ],
          errors: ['no\\u{0} files'],
        },
      },
    });
  });

  it.each([
    ['', 'infracost-not-json'],
    ['{} {}', 'infracost-not-json'],
    ['[]', 'infracost-invalid'],
    [nested(7), 'infracost-invalid'],
    [nested(20_000), 'infracost-invalid'],
    [JSON.stringify({ ...output, currency: undefined }), 'infracost-invalid'],
    [JSON.stringify({ ...output, currency: 'usd' }), 'infracost-invalid'],
    [
      JSON.stringify({ ...output, totalMonthlyCost: null }),
      'infracost-invalid',
    ],
    [
      JSON.stringify({ ...output, totalMonthlyCost: 10.5 }),
      'infracost-invalid',
    ],
    [
      JSON.stringify({ ...output, totalMonthlyCost: 'NaN' }),
      'infracost-amount',
    ],
    [
      JSON.stringify({ ...output, totalMonthlyCost: '1e308' }),
      'infracost-amount',
    ],
    [
      JSON.stringify({ ...output, pastTotalMonthlyCost: '$1' }),
      'infracost-amount',
    ],
    [
      JSON.stringify(output).replace(
        '"10.5","costComponents"',
        '"1,5","costComponents"',
      ),
      'infracost-amount',
    ],
  ])('refuses %.20j with %s', (text, code) => {
    expect(readInfracost(text)).toMatchObject({ ok: false, problem: { code } });
  });
});

it.each([
  ['aws_instance.a', ''],
  ['module.a.aws_instance.a', 'module.a'],
  ['module.a[0].module.b.aws_instance.a[1]', 'module.a[0].module.b'],
  ['module.a["module.x."].aws_instance.a', 'module.a["module.x."]'],
  ['module.a["\\"]."].module.b.c.d', 'module.a["\\"]."].module.b'],
  ['xmodule.a.b', ''],
])('the module of %s is %j', (address, module) => {
  expect(moduleOf(address)).toBe(module);
});

/** Recorded outputs of a terminal have messages after the JSON. */
function jsonOf(file: string): string {
  const text = readCorpus(file);
  return text.startsWith('{\n')
    ? text.replace(/\n}\n[^]*$/, '\n}')
    : text.split('\n')[0];
}

withCorpus(`outputs of Infracost${skipReason}`, () => {
  const known = corpusFacts().filter(({ file }) => /^infracost/.test(file));

  it.each(known)(
    '$file has the total that is known of it',
    ({ file, facts }) => {
      const text = jsonOf(file);
      const read = readInfracost(text);
      const estimate = read.ok ? read.estimate : undefined;
      const past = shown(estimate?.before ?? null) ?? 'None';
      const diff =
        estimate && estimate.before !== null
          ? shown((estimate.after - estimate.before) as Decimal)
          : 'None';
      const counts = JSON.parse(
        text.startsWith('{') ? text : '{"projects":[]}',
      );
      const resources = counts.projects
        .map(
          (project: { breakdown: { resources: unknown[] } | null }) =>
            project.breakdown?.resources?.length ?? 0,
        )
        .reduce((sum: number, count: number) => sum + count, 0);
      const answer = estimate
        ? `totalMonthlyCost ${shown(
            estimate.after,
          )} past ${past} diff ${diff} ${estimate.currency}; projects ${
            counts.projects.length
          }; resources ${resources}`
        : 'refused';
      const expected = String(facts.t);
      expect(answer).toBe(
        expected === '' || expected.startsWith('totalMonthlyCost None')
          ? 'refused'
          : expected,
      );
    },
  );

  it('adds up the resources to the total', () => {
    const sums = known.flatMap(({ file }) => {
      const read = readInfracost(jsonOf(file));
      if (!read.ok) return [];
      const { resources, after } = read.estimate;
      const sum = resources.reduce(
        (all, { after: cost }) => all + (cost ?? 0n),
        0n,
      );
      return [{ file, sum, after }];
    });
    const different = sums.filter(({ sum, after }) => sum !== after);
    // a fixture of a diff without its resources
    expect(different.map(({ file }) => file.split('/').at(-1))).toEqual([
      'no_diff.json',
    ]);
    expect(sums.length).toBeGreaterThan(30);
  });
});
