import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expectAddress } from './support/address';
import { download } from './support/download';
import { picture } from './support/picture';
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

test.describe('A finding about an entity is accepted for some time', () => {
  const place = `entity=component%3Adefault%2Fcard-terminal&rule=${encodeURIComponent(
    RULE,
  )}`;
  let developer: Page;
  let exception: string;

  test('its owner requests an exception from the row on the entity', async ({
    browser,
    shop,
  }) => {
    developer = await shop.as(browser, 'Developer', 'Payments');
    await developer.goto(
      `${shop.portal.url}/catalog/default/component/card-terminal/compliance`,
    );
    await developer
      .getByRole('button', { name: `Request exception for ${RULE}` })
      .click();
    const dialog = developer.getByRole('dialog');
    await expect(dialog.getByLabel('Maximum uses')).toBeHidden();
    await expect(
      dialog.getByText(/^Covers .* of component:default/),
    ).toBeVisible();
    await dialog.getByLabel('Reason').fill('The handbook moves in January.');
    await dialog.getByLabel('Compensating control').fill('The team answers.');
    await dialog
      .getByLabel('Expires on')
      .fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10));
    await picture(developer, 'exception-entity-request');
    await expectAccessible(developer);
    await dialog.getByRole('button', { name: 'Submit request' }).click();
    await expect(developer).toHaveURL(
      /\/guardrails\/exceptions\/[0-9a-f-]{36}/,
    );
    exception = developer.url();
    await expect(developer.getByText('Waiting').first()).toBeVisible();
  });

  test('security grants it, and after the next sweep the finding is waived until its end', async ({
    browser,
    shop,
  }) => {
    const reviewer = await shop.as(browser, 'Security reviewer', 'Security');
    await reviewer.goto(`${shop.portal.url}/guardrails/approvals`);
    await reviewer
      .getByRole('table')
      .getByRole('link', { name: new RegExp(RULE) })
      .click();
    await reviewer.getByRole('button', { name: 'Approve' }).click();
    await expect(reviewer.getByText('Approved').first()).toBeVisible();
    await developer.goto(exception);
    await expect(developer.getByText('Active').first()).toBeVisible();
    await shop.run('guardrails', 'guardrails-sweep');
    await expect(async () => {
      await developer.goto(
        `${shop.portal.url}/guardrails/compliance?state=waived&${place}`,
      );
      await expect(rows()).toContainText(/Waived until .* by exception/, {
        timeout: 2_000,
      });
    }).toPass();
    await expectAccessible(developer);
    await developer.goto(
      `${shop.portal.url}/catalog/default/component/card-terminal/compliance`,
    );
    await developer.getByText('1 waived finding').click();
    await expect(rows()).toContainText(/Waived until .* by exception/);
  });

  test('revoked, it is open again at once', async ({ shop }) => {
    await developer.goto(exception);
    await developer.getByRole('button', { name: 'Revoke' }).click();
    const dialog = developer.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('The handbook is there.');
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await expect(developer.getByText('Revoked').first()).toBeVisible();
    await developer.getByRole('link', { name: 'Findings' }).first().click();
    await expect(rows()).toContainText('Open');
    await shop.run('guardrails', 'guardrails-sweep');
  });

  const rows = () =>
    developer
      .getByRole('table', { name: 'Findings, newest first' })
      .getByRole('row')
      .filter({ hasNot: developer.getByRole('columnheader') });
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
