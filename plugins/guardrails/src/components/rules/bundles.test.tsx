import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import type {
  FindingSummary,
  RulesResponse,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import type { Digest, Rule } from '@backstage-guardrails/policy-model';
import { Route, Routes } from 'react-router-dom';
import { rootRouteRef } from '../../routing';
import { RulesRoutes } from '../shell/GuardrailsRoutes';

const digest = (letter: string) => `sha256:${letter.repeat(64)}` as Digest;
const rule: Rule = {
  id: 'acme/queues/redrive' as Rule['id'],
  title: 'A queue has a dead-letter queue',
  description: 'Messages are not lost.',
  message: '{resource} has none',
  fix: 'Add one.',
  severity: 'high',
  level: 'mandatory',
  objective: 'Reliability',
  subject: {
    type: 'infrastructure',
    types: ['aws_sqs_queue'],
    changes: ['create'],
  },
  evidence: ['resources'],
  facts: [],
  parameters: [],
  author: 'platform',
  adopted: '2026-01-01',
  review: '2027-01-01',
  documentation: 'docs/none.md',
  references: [],
  digest: digest('d'),
};

function renderRules(address: string) {
  const listRules = async (): Promise<RulesResponse> => ({
    bundle: {
      digest: digest('a'),
      revision: 'set-1',
      members: [
        { digest: digest('b'), revision: '0.1.0' },
        { namespace: 'acme', digest: digest('c'), revision: '7' },
      ],
    },
    rules: [rule],
    settings: { sandbox: {}, development: {}, staging: {}, production: {} },
  });
  // what the page says before the first count
  const summarizeFindings = async () => ({} as FindingSummary);
  return renderInTestApp(
    <TestApiProvider
      apis={[[guardrailsApiRef, { listRules, summarizeFindings }]]}
    >
      <Routes>
        <Route path="/guardrails/rules/*" element={<RulesRoutes />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [address],
      mountedRoutes: { '/guardrails': rootRouteRef },
    },
  );
}

describe('rules of several bundles', () => {
  it('names each bundle, and links a rule whose id has three parts', async () => {
    await renderRules('/guardrails/rules');
    expect(document.body.textContent).toMatch(
      /1 rule of 2 bundles: built-in .*, revision 0\.1\.0; acme .*, revision 7/,
    );
    expect(screen.getByRole('link', { name: rule.title })).toHaveAttribute(
      'href',
      '/guardrails/rules/acme/queues/redrive',
    );
  });

  it('shows that rule at its address', async () => {
    await renderRules('/guardrails/rules/acme/queues/redrive');
    expect(document.body.textContent).toContain('Messages are not lost.');
  });
});
