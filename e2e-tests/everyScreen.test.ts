import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { reachByTab } from './support/keyboard';
import { test } from './support/shop';

test.describe.configure({ mode: 'serial' });

const PHONE = { width: 390, height: 844 };

/** Pixels that a person scrolls through on a phone at most. */
const LONGEST = 8000;

const component = '/catalog/default/component/card-terminal';

const wrongTabs = ['/cost/year', '/guardrails/duties', '/health/checks'];

const pages = [
  '/cost/month',
  '/cost/month?view=unallocated',
  '/cost/budgets',
  '/cost/rules',
  '/cost/loads',
  '/health/endpoints',
  '/health/endpoints?by=owner',
  '/health/incidents',
  '/health/maintenance',
  '/health/wall',
  '/guardrails/decisions',
  '/guardrails/compliance',
  '/guardrails/approvals',
  '/guardrails/exceptions',
  '/guardrails/exceptions/policy-requests',
  '/guardrails/access',
  '/guardrails/rules',
  '/guardrails/insights',
  '/guardrails/what-if',
  '/guardrails/ledger',
  ...wrongTabs,
  component,
  `${component}/cost`,
  `${component}/health`,
  `${component}/compliance`,
  '/catalog/default/component/coupon-service',
  '/catalog/default/system/checkout',
  '/catalog/default/group/payments/compliance',
];

test.describe('Every page of cost, health and guardrails', () => {
  let person: Page;

  test.beforeAll(async ({ browser, shop }) => {
    person = await shop.as(browser, 'Platform engineer', '');
  });

  test('fits a phone in the dark, and can be read by everyone', async ({
    shop,
  }) => {
    await person.setViewportSize(PHONE);
    // Takes effect with the next page.
    await person.evaluate(() => window.localStorage.setItem('theme', 'dark'));
    for (const path of pages) {
      await open(`${shop.portal.url}${path}`);
      await expect
        .soft(person.locator('html'), path)
        .toHaveJSProperty('scrollWidth', PHONE.width);
      await expectAccessible(person);
      expect.soft(await heightOf(person), path).toBeLessThan(LONGEST);
    }
  });

  test('leads back from an address without a page', async ({ shop }) => {
    for (const path of wrongTabs) {
      await open(`${shop.portal.url}${path}`);
      await expect(person.getByText('Page not found')).toBeVisible();
      await person.getByRole('link', { name: 'Go to the first page' }).click();
      await expect(person).not.toHaveURL(new RegExp(`${path}$`));
      await expect(person.getByText('Page not found')).toHaveCount(0);
    }
  });

  test('needs no pointer: a filter, and a row', async ({ shop }) => {
    await person.setViewportSize({ width: 1280, height: 900 });
    for (const { path, filter, value, row } of keyboard) {
      await open(`${shop.portal.url}${path}`);
      const field = person.getByRole('textbox', { name: filter, exact: true });
      await field.focus();
      await person.keyboard.type(value);
      await person.keyboard.press('Enter');
      await expect(person).toHaveURL(new RegExp(encodeURIComponent(value)));
      const wanted = row(person).first();
      await expect(wanted).toBeVisible();
      await settle(person);
      await reachByTab(person, wanted, { from: field });
      await person.keyboard.press('Enter');
      // What the row leads to has no filter.
      await expect(person).not.toHaveURL(/\?/);
    }
  });

  async function open(url: string): Promise<void> {
    await person.goto(url);
    await expect(person.getByRole('heading').first()).toBeVisible();
    // A page has no busy part yet while its script is on its way.
    await person.waitForLoadState('networkidle');
    await settle(person);
  }
});

const keyboard: {
  path: string;
  filter: string;
  value: string;
  row: (page: Page) => Locator;
}[] = [
  {
    path: '/cost/loads',
    filter: 'Source',
    value: 'cloud',
    row: page =>
      page.getByRole('table', { name: 'Loads' }).locator('[tabindex="0"]'),
  },
  {
    path: '/health/endpoints',
    filter: 'Search by name',
    value: 'search-box',
    row: page =>
      page.getByRole('table', { name: 'Endpoints' }).locator('[tabindex="0"]'),
  },
  {
    path: '/guardrails/compliance',
    filter: 'Entity',
    value: 'component:default/search-box',
    row: page =>
      page
        .getByRole('table', { name: 'Findings, newest first' })
        .locator('[tabindex="0"]'),
  },
];

async function settle(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

/** Of the page, or of the part of it that scrolls. */
function heightOf(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(
      ...Array.from(document.querySelectorAll('*'), one => one.scrollHeight),
    ),
  );
}
