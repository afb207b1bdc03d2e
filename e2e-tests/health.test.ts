import { expect, type Page } from '@playwright/test';
import { expectAddress } from './support/address';
import { chooseIn } from './support/form';
import { expectNotified } from './support/notified';
import { test } from './support/shop';

test.describe.configure({ mode: 'serial' });

test.describe('Operations watch an endpoint', () => {
  let operations: Page;
  let lead: Page;
  let url: string;

  test.beforeAll(async ({ browser, shop }) => {
    url = shop.portal.url;
    operations = await shop.as(browser, 'Platform engineer', '');
    lead = await shop.as(browser, 'Team lead', 'Payments');
    await expectRow(/Healthy/);
  });

  test.afterAll(async ({ shop }) => {
    shop.cardTerminal.recover();
  });

  test('that fails: on the page, on the wall, and by a notification', async ({
    shop,
  }) => {
    shop.cardTerminal.fail();
    await expectRow(/Failing.*The endpoint reports a failure/);
    await chooseIn(
      operations.getByRole('search', { name: 'Filter endpoints' }),
      'Status',
      'Failing',
    );
    await expectAddress(operations, { status: 'fail' });
    await operations.reload();
    await expect(endpoints().getByRole('row')).toContainText([
      'Status',
      'card-terminal',
    ]);

    await operations.goto(`${url}/health/incidents`);
    await expect(incidents()).toContainText('card-terminal');
    await expect(incidents().getByText('Open', { exact: true })).toBeVisible();
    await operations.goto(`${url}/health/wall`);
    const tile = operations
      .getByRole('listitem')
      .filter({ has: operations.getByRole('heading', { name: 'Payments' }) });
    await expect(tile).toContainText('1 failing');
    await operations.getByRole('button', { name: 'Leave wall screen' }).click();
    await expect(operations).toHaveURL(/\/health\/endpoints/);

    await expectNotified(lead, { shop, title: 'card-terminal fails' });
  });

  test('that recovers', async ({ shop }) => {
    shop.cardTerminal.recover();
    await expectRow(/Healthy/);
    await operations.goto(`${url}/health/incidents`);
    await expect(incidents()).toContainText('card-terminal');
    await expect(incidents().getByText('Open', { exact: true })).toHaveCount(0);
    await expectNotified(lead, { shop, title: 'card-terminal passes again' });
  });

  test('that is in maintenance, which silences it', async ({ shop }) => {
    const tab = `${url}/catalog/default/component/card-terminal/health`;
    await lead.goto(tab);
    await lead.getByRole('button', { name: 'Start maintenance' }).click();
    const dialog = lead.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('New terminals');
    await dialog.getByRole('button', { name: 'Start maintenance' }).click();
    await expect(lead.getByText(/^Maintenance until/)).toContainText(
      'New terminals',
    );

    shop.cardTerminal.fail();
    await expectRow(/Failing.*Maintenance/);
    await shop.run('entity-health', 'entity-health-alerts');
    await operations.goto(`${url}/health/incidents?show=open`);
    await expect(
      operations.getByText('No incident matches the filters'),
    ).toBeVisible();
    await lead.goto(`${url}/notifications`);
    await expect(lead.getByText('card-terminal passes again')).toBeVisible();
    await expect(lead.getByText('card-terminal fails')).toHaveCount(0);
    await operations.goto(`${url}/health/maintenance`);
    await expect(
      operations.getByRole('table', { name: 'Maintenance' }),
    ).toContainText(/card-terminal.*New terminals/);

    shop.cardTerminal.recover();
    await expectRow(/Healthy/);
    await lead.goto(tab);
    await lead.getByRole('button', { name: 'End now' }).click();
    await lead
      .getByRole('dialog')
      .getByRole('button', { name: 'End maintenance' })
      .click();
    await expect(lead.getByText(/^Maintenance until/)).toHaveCount(0);
  });

  const endpoints = () => operations.getByRole('table', { name: 'Endpoints' });
  const incidents = () => operations.getByRole('table', { name: 'Incidents' });

  /** Opens the page until the endpoint is as expected. */
  async function expectRow(expected: RegExp): Promise<void> {
    await expect(async () => {
      await operations.goto(`${url}/health/endpoints`);
      await expect(
        endpoints().getByRole('row').filter({ hasText: 'card-terminal' }),
      ).toContainText(expected, { timeout: 5_000 });
    }).toPass({ timeout: 120_000 });
  }
});
