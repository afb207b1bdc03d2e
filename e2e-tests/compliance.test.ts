import { expect, type Page } from '@playwright/test';
import { expectAddress } from './support/address';
import { download } from './support/download';
import { test } from './support/shop';

test.describe.configure({ mode: 'serial' });

const RULE = 'catalog/has-documentation';

test.describe('The platform lead looks for what breaks rules', () => {
  let lead: Page;

  test.beforeAll(async ({ browser, shop }) => {
    lead = await shop.as(browser, 'Platform engineer', '');
  });

  test('by team and by rule, and keeps the rule in the address', async ({
    shop,
  }) => {
    await lead.goto(`${shop.portal.url}/guardrails/compliance`);
    const teams = lead.getByRole('table', { name: 'Findings by Team' });
    await expect(teams).toContainText('Payments');
    await expect(teams).toContainText('Search');
    const trend = lead.getByRole('figure', { name: 'Open findings by day' });
    await trend.getByRole('button', { name: 'Show table' }).click();
    await expect(trend.getByRole('table')).toBeVisible();

    await lead.getByRole('button', { name: 'Rule', exact: true }).click();
    await lead
      .getByRole('table', { name: 'Findings by Rule' })
      .getByRole('link', {
        name: new RegExp(`^Show \\d+ open findings of ${RULE}$`),
      })
      .click();
    await expectAddress(lead, { by: 'rule', rule: RULE });
    await lead.reload();
    await expectAddress(lead, { by: 'rule', rule: RULE });
    await expect(lead.getByLabel('Rule', { exact: true })).toHaveValue(RULE);
    for (const row of await rows().all()) {
      await expect(row).toContainText('documentation');
    }
  });

  test('down to one finding, by keyboard', async () => {
    await rows().first().focus();
    await lead.keyboard.press('Enter');
    await expect(lead).toHaveURL(/\/guardrails\/compliance\/[0-9a-f-]{36}/);
    await expect(
      lead.getByRole('region', { name: 'What you can do' }),
    ).toContainText(/Fix: team/);
    await expect(lead.getByText('Fix:').first()).toBeVisible();
    await expect(lead.getByRole('region', { name: 'Evidence' })).toContainText(
      'Last seen',
    );
  });

  test('and exports the findings that match', async ({ shop }) => {
    await lead.goto(`${shop.portal.url}/guardrails/compliance?rule=${RULE}`);
    await expect(rows().first()).toBeVisible();
    const csv = await download(lead, 'Export CSV');
    const [head, ...lines] = csv.text.trim().split('\r\n');
    expect(csv.name).toBe('findings.csv');
    expect(head).toContain('rule');
    expect(lines.length).toBe(await rows().count());
    for (const line of lines) expect(line).toContain(RULE);
    const json = await download(lead, 'Export JSON');
    expect(JSON.parse(json.text)).toHaveLength(lines.length);
  });

  const rows = () =>
    lead
      .getByRole('table', { name: 'Findings, newest first' })
      .getByRole('row')
      .filter({ hasNot: lead.getByRole('columnheader') });
});

test('another team sees its own findings and no name of the others', async ({
  browser,
  shop,
}) => {
  const search = await shop.as(browser, 'Developer', 'Search');
  const page = search.getByRole('article').first();
  for (const by of ['owner', 'system', 'rule']) {
    await search.goto(`${shop.portal.url}/guardrails/compliance?by=${by}`);
    await expect(
      search.getByRole('table', { name: 'Findings, newest first' }),
    ).toContainText('search-box');
    await expect(page).not.toContainText(/payments|checkout|card-terminal/i);
  }
  const { text } = await download(search, 'Export CSV');
  expect(text).toContain('search-box');
  expect(text).not.toMatch(/payments|checkout|card-terminal/);
});
