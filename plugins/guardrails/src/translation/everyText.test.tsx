import { screen, waitFor } from '@testing-library/react';
import type { GuardrailsApi } from '@backstage-guardrails/plugin-guardrails-common';
import { latinTexts } from '@backstage-guardrails/translation-testing';
import { renderInGreek } from './__testUtils__/renderInGreek';
import { translatedPages } from './__testUtils__/translatedPages';

/** All that the service answers a page; whatever it is asked, the answer is the same. */
async function answersOf(api: Partial<GuardrailsApi>): Promise<unknown[]> {
  const calls: Function[] = Object.values(api);
  return Promise.all(calls.map(call => call('')));
}

describe('a second language in the new frontend system', () => {
  it.each(translatedPages)(
    'leaves no text of the $name in English',
    async translated => {
      renderInGreek(translated);
      const { complete, api, names } = translated;
      const shown = await screen.findAllByText(complete, { exact: false });
      expect(shown).not.toEqual([]);
      await waitFor(() => expect(screen.queryAllByRole('status')).toEqual([]));
      const main = screen.getByRole('main');
      expect(main).toHaveTextContent(/[α-ω]{4}/);
      const data = [await answersOf(api), names];
      expect(latinTexts(main, data)).toEqual([]);
    },
  );
});
