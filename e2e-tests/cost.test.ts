import { expect, type Page } from '@playwright/test';
import { expectAddress } from './support/address';
import { billOf } from './support/bill';
import { download } from './support/download';
import { chooseIn } from './support/form';
import { before, month, test } from './support/shop';

test.describe.configure({ mode: 'serial' });

test.describe('Finance reads the month', () => {
  let finance: Page;

  test.beforeAll(async ({ browser, shop }) => {
    finance = await shop.as(browser, 'Finance', '');
  });

  const selection = () =>
    finance.getByRole('search', { name: 'Month, currency and cost' });

  test('sees it as the bill has it, with what is unallocated', async ({
    shop,
  }) => {
    await finance.goto(`${shop.portal.url}/cost/month`);
    const totals = finance.getByRole('region', {
      name: `${month.title}, Effective cost`,
    });
    await expect(totals).toContainText('€212.50');
    await expect(totals).toContainText('€12.34');
    await expect(totals).toContainText('$9.99');
    await expect(totals).toContainText('Several currencies: not compared.');
    await expect(
      totals.getByText('Equal to the total of the loads'),
    ).toHaveCount(2);
    const teams = finance.getByRole('table', { name: 'Costs by Team' });
    await expect(teams.getByRole('row')).toContainText([
      'Share',
      /Unallocated.*€12\.34.*5\.8%/,
      /Payments.*€120\.11.*€90\.50.*\+€29\.61/,
      /Search.*€80\.05/,
      /Search.*\$9\.99/,
    ]);

    await finance.getByRole('button', { name: 'Service', exact: true }).click();
    await expect(
      finance.getByRole('table', { name: 'Costs by Service' }),
    ).toContainText('€180.15');
    await expectAddress(finance, { by: 'service' });
  });

  test('sends a colleague the month, the currency and the groups', async () => {
    await chooseIn(selection(), 'Month', before.title);
    await chooseIn(selection(), 'Currency', 'EUR');
    await expectAddress(finance, { month: before.id, currency: 'EUR' });
    await finance.reload();
    await expectAddress(finance, {
      by: 'service',
      month: before.id,
      currency: 'EUR',
    });
    await expect(selection()).toContainText(before.title);
    await expect(selection()).toContainText('EUR');
    await expect(
      finance.getByRole('region', { name: `${before.title}, Effective cost` }),
    ).toContainText('€90.50');
  });

  test('opens a team down to the days of an entity', async ({ shop }) => {
    await finance.goto(`${shop.portal.url}/cost/month`);
    await finance.getByRole('link', { name: 'Payments' }).click();
    await expectAddress(finance, {
      owner: 'group:default/payments',
      by: 'entity',
    });
    await finance.getByRole('link', { name: 'card-terminal' }).click();
    await expect(finance).toHaveURL(/component\/card-terminal\/cost/);
    const days = finance.getByRole('figure', { name: 'Cost per day, EUR' });
    await days.getByRole('button', { name: 'Show table' }).click();
    await expect(days.getByRole('table')).toContainText('€100.10');
    await expect(
      finance.getByRole('table', { name: 'Amounts by rule' }),
    ).toContainText('€120.11');
  });

  test('opens what is unallocated, and why', async ({ shop }) => {
    await finance.goto(`${shop.portal.url}/cost/month`);
    await finance
      .getByRole('link', { name: 'Show what is unallocated' })
      .click();
    await expect(
      finance.getByRole('table', { name: 'Unallocated costs' }),
    ).toContainText(/nat-1.*€12\.34.*No rule applies to it/);
  });

  test('exports what the page shows', async ({ shop }) => {
    await finance.goto(
      `${shop.portal.url}/cost/month?by=entity&month=${month.id}`,
    );
    const { name, text } = await download(finance, 'Export CSV');
    expect(name).toBe(`cost-by-entity-${month.id}.csv`);
    expect(text).toMatch(/component:default\/card-terminal.*120\.11/);
    expect(text).toMatch(/component:default\/search-box.*9\.99/);
  });

  test('uploads a bill', async ({ shop }) => {
    await upload({
      url: shop.portal.url,
      bill: billOf(before, [
        {
          day: 9,
          service: 'Courier',
          resource: 'parcel-1',
          amount: '5.5',
          component: 'refund-worker',
        },
      ]),
    });
    await expect(finance).toHaveURL(/\/cost\/loads\/.+/);
    await expect(finance.getByText('In force')).toBeVisible();
    await expect(
      finance.getByRole('table', { name: 'Totals of the load' }),
    ).toContainText('5.5');
    await finance.goto(`${shop.portal.url}/cost/month?month=${before.id}`);
    await expect(
      finance.getByRole('region', { name: `${before.title}, Effective cost` }),
    ).toContainText('€96.00');
  });

  test('is told the line of a file that is broken, and nothing changes', async ({
    shop,
  }) => {
    const charge = { day: 9, service: 'Courier', resource: 'parcel-1' };
    await upload({
      url: shop.portal.url,
      bill: billOf(before, [
        { ...charge, amount: '7' },
        { ...charge, amount: '7,50' },
      ]),
    });
    await expect(finance.getByRole('alert')).toContainText(
      'The file was not loaded. The costs before stay.',
    );
    await finance.getByRole('button', { name: 'Close' }).click();

    await finance.goto(`${shop.portal.url}/cost/loads`);
    await chooseIn(
      finance.getByRole('search', { name: 'Filters of loads' }),
      'State',
      'Refused',
    );
    await expectAddress(finance, { state: 'refused' });
    const refused = finance.getByRole('table', { name: 'Loads' });
    await refused.getByRole('link', { name: 'bill.csv' }).click();
    await expect(
      finance
        .getByRole('table', { name: 'Errors of the file' })
        .getByRole('row')
        .nth(1),
    ).toContainText(/^3/);
    await finance.goto(`${shop.portal.url}/cost/month?month=${before.id}`);
    await expect(
      finance.getByRole('region', { name: `${before.title}, Effective cost` }),
    ).toContainText('€96.00');
  });

  async function upload(options: { url: string; bill: string }): Promise<void> {
    await finance.goto(`${options.url}/cost/loads`);
    await finance.getByRole('button', { name: 'Upload file' }).click();
    const dialog = finance.getByRole('dialog');
    await dialog.getByLabel('Choose file').setInputFiles({
      name: 'bill.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(options.bill),
    });
    await expect(dialog).toContainText('bill.csv');
    await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
  }
});

test('another team sees its own costs and no name of the others', async ({
  browser,
  shop,
}) => {
  const search = await shop.as(browser, 'Developer', 'Search');
  const pageText = search.getByRole('article');
  for (const by of ['owner', 'entity', 'system', 'service']) {
    await search.goto(`${shop.portal.url}/cost/month?by=${by}`);
    await expect(pageText).toContainText('Only costs of your own teams.');
    await expect(search.getByRole('table')).toContainText('€80.05');
    await expect(pageText).not.toContainText(
      /payments|checkout|card-terminal|unallocated|120\.11|212\.50/i,
    );
  }
  await search.goto(`${shop.portal.url}/cost/month?by=entity`);
  const { text } = await download(search, 'Export CSV');
  expect(text).toContain('search-box');
  expect(text).not.toMatch(/payments|checkout|card-terminal|nat-1/);

  await search.goto(
    `${shop.portal.url}/catalog/default/component/card-terminal/cost`,
  );
  await expect(search.getByText("You don't have access")).toBeVisible();
  for (const ref of ['system/checkout', 'group/payments']) {
    await search.goto(`${shop.portal.url}/catalog/default/${ref}/cost/month`);
    await expect(search.locator('[aria-busy=true]')).toHaveCount(0);
    await expect(search.locator('main')).not.toContainText('€');
    await expect(search.locator('main')).not.toContainText('card-terminal');
  }
});
