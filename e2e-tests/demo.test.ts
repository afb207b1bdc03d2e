import { expect, test, type Page } from '@playwright/test';
import { signIn } from './support/persona';
import { picture } from './support/picture';
import { Portal } from './support/portal';

const ONE_REGION = JSON.stringify({
  version: 'guardrails/parameters/v1',
  production: { values: { allowedRegions: ['eu-central-1'] } },
});

/** Pages that show something only with a history behind them. Nothing is asserted that the other tests do not. */
test.describe('The demo in pictures', () => {
  test.skip(
    process.env.UPDATE_PICTURES !== '1',
    'made for the documentation only',
  );

  let portal: Portal;
  let person: Page;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(10 * 60_000);
    portal = await Portal.startDemo();
    person = await signIn({
      ...{ browser, url: portal.url },
      ...{ role: 'Platform engineer', team: '' },
    });
  });

  test.afterAll(() => portal?.stop());

  test('cost', async () => {
    await open('/catalog/default/component/checkout-api/cost', {
      height: 1500,
    });
    await picture(person, 'cost-tab', { height: 1500 });
  });

  test('what if', async () => {
    await open('/guardrails/what-if');
    await person.getByRole('button', { name: 'New what-if' }).click();
    const dialog = person.getByRole('dialog');
    await dialog.getByLabel('Parameters (JSON)').fill(ONE_REGION);
    await dialog.getByRole('button', { name: 'Start what-if' }).click();
    await expect(
      person.getByRole('table').getByText('Denied').first(),
    ).toBeVisible({ timeout: 5 * 60_000 });
    await person.setViewportSize({ width: 1280, height: 1200 });
    await picture(person, 'what-if', { height: 1200 });
  });

  test('compliance', async () => {
    // The first sweep of the catalog runs some minutes after the start.
    const tens = person.getByText(/^[1-9]\d+$/).first();
    await expect(async () => {
      await open('/guardrails/compliance', { height: 1600 });
      await expect(tens).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 8 * 60_000 });
    await picture(person, 'compliance', { height: 1600 });
    await open('/catalog/default/group/payments/compliance');
    await picture(person, 'compliance-group');
    await open('/catalog');
    await picture(person, 'compliance-catalog');
    await open('/guardrails/insights', { height: 1600 });
    await picture(person, 'insights', { height: 1600 });
  });

  async function open(path: string, { height = 900 } = {}): Promise<void> {
    await person.setViewportSize({ width: 1280, height });
    await person.goto(`${portal.url}${path}`);
    await person.waitForLoadState('networkidle');
    await expect(person.locator('[aria-busy=true]')).toHaveCount(0);
  }
});
