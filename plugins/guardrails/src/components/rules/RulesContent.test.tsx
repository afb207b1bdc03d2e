import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type { RulesResponse } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import type { Rule } from '@backstage-guardrails/policy-model';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { deniedDetail } from '../../__fixtures__/decision';
import { rootRouteRef } from '../../routing';
import { RuleContent } from './RuleContent';
import { RulesContent } from './RulesContent';

const rule = {
  id: 'network/flow-logs',
  title: 'Networks log what passes',
  description: 'Without a log nothing can be looked up.',
  fix: 'Set logs.',
  severity: 'medium',
  level: { production: 'mandatory', default: 'advisory' },
  objective: 'Know who reached what',
  subject: { type: 'configuration' },
  evidence: [],
  facts: [],
  parameters: [],
  references: [],
  digest: `sha256:${'0'.repeat(64)}`,
} as unknown as Rule;

const settings: RulesResponse['settings'] = {
  sandbox: {
    'network/flow-logs': {
      level: 'off',
      reason: 'Nothing <b>runs</b> there.',
      owner: 'group:default/network',
    },
  },
  development: { 'network/flow-logs': { level: 'approval' } },
  staging: {},
  production: {},
};

const { bundle } = deniedDetail.decision.verdict;

function renderAt(path: string) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [
          guardrailsApiRef,
          { listRules: async () => ({ bundle, rules: [rule], settings }) },
        ],
      ]}
    >
      <Routes>
        <Route path="/rules" element={<RulesContent />} />
        <Route path="/rules/:domain/:name" element={<RuleContent />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/guardrails': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('a rule that is off in a class', () => {
  it('says so in the list of rules', async () => {
    await renderAt('/rules');
    const [, row] = screen.getAllByRole('row');
    expect(row).toHaveTextContent(
      'Off in sandbox: Nothing <b>runs</b> there. Answers for it: group:network',
    );
    expect(row).toHaveTextContent(/mandatory$/);
  });

  it('says so on its page, and shows the levels in force', async () => {
    await renderAt('/rules/network/flow-logs');
    const section = screen.getByRole('region', { name: 'How strict' });
    expect(section).toHaveTextContent(
      'sandbox offdevelopment approvalstaging advisoryproduction mandatory',
    );
    expect(section).toHaveTextContent('Off in sandbox: Nothing <b>runs</b>');
  });
});
