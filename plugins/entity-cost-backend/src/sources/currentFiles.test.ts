import { currentFiles } from './currentFiles';

const select = async (
  names: readonly string[],
  manifests: Record<string, object | string>,
) => {
  const listed = (name: string, index: number) => ({ name, modified: index });
  const files = await currentFiles({
    files: names.map(listed),
    manifests: Object.keys(manifests).map(listed),
    read: async name => {
      const content = manifests[name];
      return typeof content === 'string' ? content : JSON.stringify(content);
    },
  });
  return files.map(({ name }) => name);
};

const cur = 'bills/report/20260301-20260401';
const exported = 'bills/focus/data/BILLING_PERIOD=2026-03';
const metadata = 'bills/focus/metadata/BILLING_PERIOD=2026-03';
const azure = 'costs/daily/20260301-20260331';

describe('currentFiles', () => {
  it.each<[string, string[], Record<string, object>, string[]]>([
    [
      'a report with a new version beside the first',
      [`${cur}/a1/report-1.csv.gz`, `${cur}/b2/report-1.csv.gz`],
      {
        [`${cur}/a1/report-Manifest.json`]: {
          reportKeys: [`${cur}/a1/report-1.csv.gz`],
        },
        [`${cur}/report-Manifest.json`]: {
          reportKeys: [`${cur}/b2/report-1.csv.gz`],
        },
      },
      [`${cur}/b2/report-1.csv.gz`],
    ],
    [
      'a data export with a new file for each execution',
      [
        `${exported}/2026-03-05T00:00:00.000Z-x/focus-00001.csv.gz`,
        `${exported}/2026-03-06T00:00:00.000Z-y/focus-00001.csv.gz`,
      ],
      {
        [`${metadata}/2026-03-05T00:00:00.000Z-x/focus-Manifest.json`]: {
          dataFiles: [
            `s3://bucket/${exported}/2026-03-05T00:00:00.000Z-x/focus-00001.csv.gz`,
          ],
        },
        [`${metadata}/2026-03-06T00:00:00.000Z-y/focus-Manifest.json`]: {
          dataFiles: [
            `s3://bucket/${exported}/2026-03-06T00:00:00.000Z-y/focus-00001.csv.gz`,
          ],
        },
      },
      [`${exported}/2026-03-06T00:00:00.000Z-y/focus-00001.csv.gz`],
    ],
    [
      'an export of Azure with a folder for each run, copied to another folder',
      [`/data/${azure}/run1/part_0.csv`, `/data/${azure}/run2/part_0.csv`],
      {
        [`/data/${azure}/run1/manifest.json`]: {
          blobs: [{ blobName: `${azure}/run1/part_0.csv` }],
        },
        [`/data/${azure}/run2/manifest.json`]: {
          blobs: [{ blobName: `${azure}/run2/part_0.csv` }],
        },
      },
      [`/data/${azure}/run2/part_0.csv`],
    ],
    [
      'a month whose files are gone, and other months',
      ['bills/report/20260401-20260501/a1/report-1.csv'],
      {
        [`${cur}/report-Manifest.json`]: {
          reportKeys: [`${cur}/a1/report-1.csv`],
        },
      },
      ['bills/report/20260401-20260501/a1/report-1.csv'],
    ],
    [
      'a manifest of something else, and files without a period',
      [`${cur}/a1/report-1.csv`, 'bills/other.csv'],
      { [`${cur}/manifest.json`]: { sourceBucket: 'x' } },
      [`${cur}/a1/report-1.csv`, 'bills/other.csv'],
    ],
  ])('reads %s once', async (_, names, manifests, expected) => {
    expect(await select(names, manifests)).toEqual(expected);
  });

  it.each<[string, object | string, RegExp]>([
    [
      'names a file that is missing',
      { reportKeys: [`${cur}/a1/report-1.csv`, `${cur}/a1/report-2.csv`] },
      /names a1\/report-2\.csv, which is missing/,
    ],
    ['is cut off', '{"reportKeys":[', /is not JSON/],
  ])('reads no month whose manifest %s', async (_, manifest, message) => {
    await expect(
      select([`${cur}/a1/report-1.csv`], {
        [`${cur}/report-Manifest.json`]: manifest,
      }),
    ).rejects.toMatchObject({
      code: 'source-changed',
      message: expect.stringMatching(message),
    });
  });
});
