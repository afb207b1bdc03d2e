import { focusCharge } from '../__testUtils__/charge';
import { focusFormat } from '../formats';
import { awsCurFormat } from '../formats/awsCur';
import { type ColumnsFrom, essentialColumns, readHeader } from './readHeader';

const names = Object.keys(focusCharge);

describe('readHeader', () => {
  it.each([
    ['no columns', ['', ' '], ['header-empty']],
    ['nothing', [], ['header-empty']],
    [
      '10,000 columns',
      Array.from({ length: 10_000 }, (_, i) => `c${i}`),
      ['header-too-wide'],
    ],
    ['a column twice', [...names, 'billedcost '], ['column-duplicate']],
    ['other columns', ['a', 'b'], essentialColumns.map(() => 'column-missing')],
    ...essentialColumns.map((column): [string, string[], string[]] => [
      `no ${column}`,
      names.filter(name => name !== column),
      ['column-missing'],
    ]),
  ])('refuses a file with %s', (_, header, codes) => {
    const read = readHeader({ format: focusFormat, names: header });
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(codes);
  });

  it('refuses a tag twice, and takes tags that differ in case', () => {
    const codesOf = (...tags: string[]) => {
      const read = readHeader({
        format: awsCurFormat,
        names: tags.map(tag => `resourceTags/user:${tag}`),
      });
      return read.ok ? [] : read.problems.map(({ code }) => code);
    };
    expect(codesOf('team', 'team')).toContain('column-duplicate');
    expect(codesOf('team', 'Team')).not.toContain('column-duplicate');
  });

  it('names the column that is missing and what to do', () => {
    const read = readHeader({
      format: focusFormat,
      names: names.filter(name => name !== 'BillingCurrency'),
    });
    expect(read).toMatchObject({
      problems: [
        {
          code: 'column-missing',
          line: 1,
          column: 'BillingCurrency',
          fix: expect.stringContaining('columnsFrom of the source'),
        },
      ],
    });
  });

  it('refuses columns that the source names and the file does not have', () => {
    const missingOf = (columnsFrom: ColumnsFrom) => {
      const read = readHeader({
        format: focusFormat,
        // one under its own name does not make up for another name
        names: [...names, 'ResourceId'],
        columnsFrom,
      });
      return read.ok
        ? []
        : read.problems.map(({ code, column }) => [code, column]);
    };
    expect(
      missingOf({
        BilledCost: 'Net',
        ListCost: 'Lsit',
        ResourceId: 'Arn',
        EffectiveCost: 'billed_cost',
      }),
    ).toEqual([
      ['column-missing', 'Net'],
      ['column-missing', 'Lsit'],
      ['column-missing', 'Arn'],
    ]);
    expect(missingOf({ ListCost: 'billed_cost' })).toEqual([]);
  });

  it('takes what is the same in every row from the configuration', () => {
    const read = readHeader({
      format: focusFormat,
      names: names.filter(name => name !== 'BillingCurrency'),
      constants: { BillingCurrency: 'EUR' },
    });
    expect(read.ok).toBe(true);
  });

  it('says what the export lacks of its version of FOCUS', () => {
    const read = readHeader({
      format: focusFormat,
      names: [...names, 'SkuMeter', 'x_Own', 'Tags'],
    });
    expect(read.ok && read.header.conformance).toEqual({
      version: '1.1',
      deprecated: [],
      missing: [
        'BillingAccountId',
        'BillingAccountName',
        'ChargeClass',
        'ChargeDescription',
        'ContractedCost',
        'InvoiceIssuerName',
        'PricingQuantity',
        'PricingUnit',
        'ProviderName',
        'PublisherName',
        'ServiceCategory',
        'ServiceName',
      ],
    });
  });
});
