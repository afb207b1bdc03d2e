import { renderInTestApp } from '@backstage/test-utils';
import {
  type RunState,
  runStates,
} from '@backstage-guardrails/plugin-guardrails-common';
import { screen } from '@testing-library/react';
import { RunStateLabel } from './RunStateLabel';

describe('RunStateLabel', () => {
  it('has a word and a sentence for each state, and shows a newer one as it is', async () => {
    await renderInTestApp(
      <>
        {[...runStates, 'paused' as RunState].map(state => (
          <p key={state} data-testid={state}>
            <RunStateLabel state={state} />
          </p>
        ))}
      </>,
    );
    const shown = runStates.map(state => {
      const label = screen.getByTestId(state);
      expect(label.querySelector('[title]')).toHaveAttribute(
        'title',
        expect.stringMatching(/^[A-Z].*\.$/),
      );
      return label.textContent;
    });
    expect(shown).toContain('Waiting for approval');
    expect(new Set(shown).size).toBe(runStates.length);
    expect(screen.getByTestId('paused')).toHaveTextContent('paused');
  });
});
