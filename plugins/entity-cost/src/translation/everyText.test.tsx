import { screen } from '@testing-library/react';
import type { EntityCostApi } from '@backstage-guardrails/plugin-entity-cost-common';
import { latinTexts } from '@backstage-guardrails/translation-testing';
import { checkout } from '../__testUtils__/renderCost';
import { renderInGreek } from './__testUtils__/renderInGreek';
import { translatedPages } from './__testUtils__/translatedPages';

/** All that the service answers a page; whatever it is asked, the answer is the same. */
async function answersOf(api: Partial<EntityCostApi>): Promise<unknown[]> {
  const calls: Function[] = Object.values(api);
  return Promise.all(calls.map(call => call('')));
}

describe('a second language in the new frontend system', () => {
  it.each(translatedPages)(
    'leaves no text of the $name in English',
    async translated => {
      renderInGreek(translated);
      const { complete, api } = translated;
      const shown = await screen.findAllByText(complete);
      expect(shown).not.toEqual([]);
      expect(screen.queryAllByRole('status')).toEqual([]);
      const main = screen.getByRole('main');
      expect(main).toHaveTextContent(/[α-ω]{4}/);
      const data = [
        await answersOf(api),
        checkout,
        'entity-cost/budget: 1200 EUR',
      ];
      expect(latinTexts(main, data)).toEqual([]);
    },
  );
});
