import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type {
  FindingSummary,
  PolicyRequestSummary,
  RulesResponse,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { type Rule, ruleIdSchema } from '@backstage-guardrails/policy-model';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
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

const summarizeFindings = jest.fn<Promise<FindingSummary>, [object, object?]>(
  async () => ({
    asOf: '2026-12-02T10:00:00.000Z',
    groupBy: 'owner',
    totals: {
      open: 12,
      enforced: 7,
      notConfirmed: 1,
      waived: 3,
      opened: 2,
      resolved: 4,
    },
    groups: [],
    groupCount: 0,
    trend: [],
  }),
);

const requestPolicy = jest.fn<Promise<PolicyRequestSummary>, [object]>(
  async () => ({} as PolicyRequestSummary),
);

const { bundle } = deniedDetail.decision.verdict;

function renderAt(
  path: string,
  said: Pick<RulesResponse, 'settings' | 'newRules'> = { settings },
  rules: Rule[] = [rule],
) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [
          guardrailsApiRef,
          {
            listRules: async () => ({ bundle, rules, ...said }),
            summarizeFindings,
            requestPolicy,
          },
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

describe('what can be done about a rule', () => {
  const valueOf = (name: string) =>
    screen.getByText(name).parentElement?.querySelector('dd')?.textContent;

  it('is told how much breaks it, and where that is', async () => {
    await renderAt('/rules/network/flow-logs');
    expect(await screen.findByText('Waived')).toBeInTheDocument();
    expect([valueOf('Open'), valueOf('Waived')]).toEqual(['12', '3']);
    expect(summarizeFindings).toHaveBeenCalledWith(
      expect.objectContaining({ rule: 'network/flow-logs' }),
      expect.anything(),
    );
    const query = '?rule=network%2Fflow-logs';
    expect(
      ['Findings of this rule', 'Exceptions to this rule'].map(name =>
        screen.getByRole('link', { name }).getAttribute('href'),
      ),
    ).toEqual([
      `/guardrails/compliance${query}`,
      `/guardrails/exceptions${query}`,
    ]);
  });

  it.each([
    ['/rules', 'Request a rule', {}],
    [
      '/rules/network/flow-logs',
      'Request a change',
      { rule: 'network/flow-logs' },
    ],
  ])('at %s: %s', async (path, name, named) => {
    await renderAt(path);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name }));
    const dialog = screen.getByRole('dialog', { name });
    const send = within(dialog).getByRole('button', { name: 'Submit request' });
    await user.type(
      within(dialog).getByRole('textbox', { name: /^Requested/ }),
      'Log for 90 days',
    );
    await user.type(
      within(dialog).getByRole('textbox', { name: /^Reason/ }),
      'Audit',
    );
    await user.click(send);
    await waitFor(() =>
      expect(requestPolicy).toHaveBeenCalledWith({
        kind: 'rule',
        ...named,
        wanted: 'Log for 90 days',
        reason: 'Audit',
      }),
    );
  });
});

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

describe('a list of many rules', () => {
  const many = Array.from({ length: 60 }, (_, number) => ({
    ...rule,
    id: ruleIdSchema.parse(`network/rule-${number}`),
    title: `Rule ${number}`,
    severity: number === 41 ? ('critical' as const) : rule.severity,
  }));
  const shown = () =>
    screen
      .getAllByRole('row')
      .slice(1)
      .map(row => row.textContent);
  const at = (query: string) => renderAt(`/rules${query}`, {}, many);

  it('has pages, and says how many there are on all', async () => {
    await at('');
    expect(shown()).toHaveLength(25);
    expect(screen.getByText(/^60 rules of/)).toBeInTheDocument();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(shown()[0]).toMatch(/^Rule 25/);
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(shown()).toHaveLength(10);
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Previous' }));
    expect(shown()[0]).toMatch(/^Rule 25/);
  });

  it.each([
    ['?size=100', 60],
    ['?search=rule+4', 15],
    ['?severity=critical', 1],
    ['?severity=of+old', 25],
    ['?level=mandatory&cursor=network/rule-49', 10],
    ['?cursor=network/removed', 25],
  ])('is as the address says: %s', async (query, rows) => {
    await at(query);
    expect(shown()).toHaveLength(rows);
  });

  it('says where the filter leaves none, and clears it', async () => {
    await at('?level=off&search=rule');
    expect(screen.getByText('No rules match')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(shown()).toHaveLength(25);
  });
});
