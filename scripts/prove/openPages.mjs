import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { say, Stop } from '../lib/say.mjs';
import { findBrowser } from '../test/needs.mjs';
import { families } from './families.mjs';

/** Signs in as guest and opens the pages of families; a page counts when it shows its words and no error. */
export async function openPages({ app, pictures, chosen }) {
  const { chromium } = createRequire(join(root, 'package.json'))(
    '@playwright/test',
  );
  mkdirSync(pictures, { recursive: true });
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 900 },
    });
    const errors = [];
    page.on('pageerror', error => errors.push(error.message));
    await page.goto(app);
    const enter = page.getByRole('button', { name: 'Enter' });
    const menus = chosen.map(family =>
      page.getByText(families[family].menu, { exact: true }).first(),
    );
    await enter.or(menus[0]).first().waitFor({ timeout: 60_000 });
    if (await enter.isVisible()) await enter.click();
    for (const menu of menus) await menu.waitFor({ timeout: 60_000 });

    for (const { name, path, shows } of chosen.flatMap(
      family => families[family].pages,
    )) {
      await page.goto(`${app}${path}`);
      await page.waitForLoadState('networkidle');
      const complete = await page
        .locator('main, article')
        .getByText(shows)
        .first()
        .waitFor({ timeout: 60_000 })
        .then(
          () => true,
          () => false,
        );
      const picture = join(pictures, `${name}.png`);
      await page.screenshot({ path: picture });
      if (!complete) {
        throw new Stop(`${path} does not show ${shows}: ${picture}`);
      }
      const broken = await page
        .getByText(/something went wrong|could not be loaded|not found/i)
        .count();
      if (broken || errors.length) {
        throw new Stop(`${path} shows an error: ${errors.join('; ')}`);
      }
      say(`  ${path} opens`);
    }
  } finally {
    await browser.close();
  }
}
