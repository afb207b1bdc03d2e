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
  adopted: '2026-12-01',
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

function renderAt(
  path: string,
  said: Pick<RulesResponse, 'settings' | 'newRules'> = { settings },
) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [
          guardrailsApiRef,
          { listRules: async () => ({ bundle, rules: [rule], ...said }) },
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
      'Off in sandbox: Nothing <b>runs</b> there. Owner: group:network',
    );
    expect(row).toHaveTextContent(/mandatory$/);
  });

  it('says so on its page, and shows the levels in force', async () => {
    await renderAt('/rules/network/flow-logs');
    const section = screen.getByRole('region', { name: 'Enforcement level' });
    expect(section).toHaveTextContent(
      'sandbox offdevelopment approvalstaging advisoryproduction mandatory',
    );
    expect(section).toHaveTextContent('Off in sandbox: Nothing <b>runs</b>');
  });
});

describe('a rule below its own level', () => {
  const lowered = (setting: object) => ({
    settings: {
      sandbox: {},
      development: {},
      staging: {},
      production: { 'network/flow-logs': setting },
    },
  });

  it('is named with the reason and who answers for it', async () => {
    const setting = {
      level: 'advisory',
      reason: 'Until <b>May</b>.',
      owner: 'group:default/network',
    };
    await renderAt('/rules', lowered(setting));
    const [, row] = screen.getAllByRole('row');
    expect(row).toHaveTextContent(
      'Lowered in production from mandatory to advisory: Until <b>May</b>. Owner: group:network',
    );
    expect(row).toHaveTextContent(/advisory$/);
  });

  it('is named without a reason as well, and not where it is as strict', async () => {
    await renderAt('/rules/network/flow-logs', lowered({ level: 'approval' }));
    const section = screen.getByRole('region', { name: 'Enforcement level' });
    expect(section).toHaveTextContent(
      'production approvalLowered in production from mandatory to approval.',
    );
    expect(section).not.toHaveTextContent('Lowered in sandbox');
  });

  it('says that it is because it is new', async () => {
    await renderAt('/rules', {
      newRules: {
        production: { adoptedAfter: '2026-11-29', level: 'advisory' },
      },
    });
    const [, row] = screen.getAllByRole('row');
    expect(row).toHaveTextContent(
      'New in production: advisory instead of mandatory until an operator reviews the rule, because it was adopted after 2026-11-29.',
    );
    expect(row).toHaveTextContent(/advisory$/);
  });
});
