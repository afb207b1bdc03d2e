import {
  expect,
  type Locator,
  type Page,
  type Response,
} from '@playwright/test';
import { before, month, test } from './support/shop';

test.describe.configure({ mode: 'serial' });

test.describe('A team lead opens what the team owns', () => {
  let lead: Page;

  test.beforeAll(async ({ browser, shop }) => {
    lead = await shop.as(browser, 'Team lead', 'Payments');
  });

  test('cost, health and compliance of an entity, with tabs behind them', async ({
    shop,
  }) => {
    const answers: Response[] = [];
    lead.on('response', answer => answers.push(answer));
    await lead.goto(
      `${shop.portal.url}/catalog/default/component/card-terminal`,
    );
    await expect(card(lead, 'Cost')).toContainText('€120.11');
    await expect(card(lead, 'Cost')).toContainText('Over budget');
    await expect(card(lead, 'Cost')).toContainText('€90.50');
    await expect(card(lead, 'Health')).toContainText('Healthy');
    await expect(card(lead, 'Compliance')).toContainText(/advisory/);
    await expectFewAnswers(answers);

    await card(lead, 'Cost').getByRole('link', { name: 'All costs' }).click();
    await expect(
      lead.getByRole('table', { name: 'Costs by service, EUR' }),
    ).toContainText('Amazon RDS');

    await tab(lead, 'Health').click();
    await expect(
      lead.getByRole('region', { name: 'Health' }).first(),
    ).toContainText('Healthy');
    await expect(
      lead.getByRole('figure', { name: 'Availability' }),
    ).toBeVisible();

    await tab(lead, 'Compliance').click();
    const findings = lead.getByRole('table', { name: 'Open findings' });
    await expect(findings).toContainText('Fix: ');
    await findings.getByRole('link').first().click();
    await expect(lead.getByRole('region', { name: 'Evidence' })).toContainText(
      'scheduled check of the catalog',
    );
  });

  for (const ref of ['system/checkout', 'group/payments']) {
    test(`what belongs to ${ref}, added up`, async ({ shop }) => {
      await lead.goto(`${shop.portal.url}/catalog/default/${ref}`);
      await expect(card(lead, 'Cost')).toContainText('€120.11');
      await expect(card(lead, 'Health')).toContainText('1 healthy');
      await expect(card(lead, 'Compliance')).toContainText('card-terminal');

      await tab(lead, 'Cost').click();
      await expect(
        lead.getByRole('table', { name: 'Costs of what belongs to it' }),
      ).toContainText('card-terminal');
      await tab(lead, 'Health').click();
      await expect(
        lead.getByRole('region', { name: 'Health' }).first(),
      ).toContainText('What belongs to it');
      await tab(lead, 'Compliance').click();
      await expect(
        lead.getByRole('table', { name: 'Entities with findings, most first' }),
      ).toContainText('card-terminal');
    });
  }
});

test.describe('A developer opens an entity', () => {
  let developer: Page;

  test.beforeAll(async ({ browser, shop }) => {
    developer = await shop.as(browser, 'Developer', 'Payments');
  });

  test('that declares nothing, and is shown what to add', async ({ shop }) => {
    await developer.goto(
      `${shop.portal.url}/catalog/default/component/checkout-api`,
    );
    await expect(card(developer, 'Health')).toContainText(
      'entity-health/endpoints: https://checkout-api.example.com/health',
    );
    await expect(
      card(developer, 'Health').getByRole('button', {
        name: 'Copy annotation',
      }),
    ).toBeVisible();
    await expect(card(developer, 'Cost')).toContainText(
      `No costs in ${month.title}`,
    );
    await expect(card(developer, 'Cost')).toContainText(
      'entity-cost/match: component=checkout-api',
    );
  });

  test('with values that are wrong, and is told what to write', async ({
    shop,
  }) => {
    await developer.goto(
      `${shop.portal.url}/catalog/default/component/coupon-service`,
    );
    const health = card(developer, 'Health');
    await expect(health).toContainText('1 problem in the annotations');
    await expect(health).toContainText('entity-health/options, $.interval');
    await expect(health).toContainText('The shortest interval is 10 seconds.');
    await expect(health).toContainText('Fix: Allowed are interval (seconds');
    const cost = card(developer, 'Cost');
    await expect(
      cost.getByRole('list', { name: 'Errors in annotations' }),
    ).toContainText(/entity-cost\/budget.*"12,5 euros" is not an amount/);
  });

  test('of an earlier month, as the address says', async ({ shop }) => {
    await developer.goto(
      `${shop.portal.url}/catalog/default/component/card-terminal/cost?month=${before.id}`,
    );
    await expect(
      developer.getByRole('region', {
        name: `${before.title}, Effective cost`,
      }),
    ).toContainText('€90.50');
  });
});

/** Cost and health ask once each for their cards, and for no more than a phone loads at once. */
async function expectFewAnswers(answers: readonly Response[]) {
  const ours = answers.filter(
    answer =>
      /\/api\/entity-(?:cost|health)\//.test(answer.url()) &&
      answer.request().method() !== 'OPTIONS',
  );
  expect(ours.map(answer => answer.url())).toHaveLength(2);
  const bodies = await Promise.all(ours.map(answer => answer.body()));
  const bytes = bodies.reduce((sum, body) => sum + body.length, 0);
  expect(bytes).toBeLessThan(60_000);
}

/** A card of the overview. */
function card(page: Page, title: string): Locator {
  return page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
}

function tab(page: Page, name: string): Locator {
  return page
    .getByRole('navigation', { name: 'Content navigation' })
    .getByRole('link', { name, exact: true });
}
