import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  GuardrailsError,
  type DecisionDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import type {
  Finding,
  PreApprovalAnswer,
  Verdict,
} from '@backstage-guardrails/policy-model';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { Route, Routes } from 'react-router-dom';
import { deniedDetail, regionFinding } from '../../__fixtures__/decision';
import { rootRouteRef } from '../../routing';
import { DecisionContent } from './DecisionContent';

const { id } = deniedDetail.decision;

function renderDecision(getDecision: () => Promise<DecisionDetail>) {
  const bundle = deniedDetail.decision.verdict.bundle;
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [
          guardrailsApiRef,
          {
            getDecision,
            listRules: async () => ({ bundle, rules: [] }),
            listDecisions: async () => ({ items: [] }),
            listComments: async () => ({ items: [] }),
          },
        ],
      ]}
    >
      <Routes>
        <Route path="/decisions/:id" element={<DecisionContent />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [`/decisions/${id}`],
      mountedRoutes: {
        '/guardrails': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('DecisionContent', () => {
  it('says verdict, reason and fix, in that order', async () => {
    await renderDecision(async () => deniedDetail);
    const text = document.body.textContent ?? '';
    const places = [
      'Denied',
      'Create checkout in production',
      'Policy violations (1)',
      'Resources must be in an allowed region',
      'Fix: Set the region to one of: eu-west-1, eu-central-1.',
      'What you can do',
      'Nothing was changed. Fix the violations and submit again.',
      'Planned changes',
      'Timeline',
      'Provenance',
    ].map(words => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));

    const finding = screen.getByRole('article');
    expect(finding).toHaveTextContent('Actual us-east-1');
    expect(finding).toHaveTextContent(
      'Expected one of eu-west-1, eu-central-1',
    );
    expect(
      within(finding).getByRole('link', { name: 'placement/allowed-regions' }),
    ).toHaveAttribute('href', '/guardrails/rules/placement/allowed-regions');
  });

  it('shows evidence as text', async () => {
    await renderDecision(async () => deniedDetail);
    const changes = screen.getByRole('region', { name: 'Planned changes' });
    expect(changes).toHaveTextContent('<script>alert(1)</script>');
    expect(changes).toHaveTextContent('\\u{202e}<b>x</b>');
    expect(changes.querySelector('script, b')).toBeNull();
  });

  it('says which pre-approval stood in for people, and why they are asked where none did', async () => {
    const answered = (preApproval: PreApprovalAnswer): DecisionDetail => {
      const { decision } = deniedDetail;
      const used = preApproval.status === 'used';
      const outcome = used ? 'allow' : 'needs-approval';
      const finding: Finding = {
        ...regionFinding,
        level: 'approval',
        ...(used && { disposition: 'waived', preApproval: preApproval.id }),
      };
      return {
        ...deniedDetail,
        decision: {
          ...decision,
          verdict: {
            ...decision.verdict,
            outcome,
            findings: [finding],
            preApproval,
          },
        },
      };
    };
    const used = await renderDecision(async () =>
      answered({
        status: 'used',
        id: 'small-environments',
        why: 'Consented to <b>once</b>.',
        rules: [regionFinding.rule],
      }),
    );
    expect(screen.getByRole('region', { name: 'Approval' })).toHaveTextContent(
      'Pre-approved by small-environments. Consented to <b>once</b>.',
    );
    expect(screen.getByRole('article')).toHaveTextContent(
      'Pre-approved by small-environments',
    );
    used.unmount();

    await renderDecision(async () =>
      answered({
        status: 'not-used',
        because: [
          {
            id: 'small-environments',
            code: 'value-outside',
            message: 'size is "large", not one of "small"',
          },
        ],
      }),
    );
    expect(screen.getByRole('region', { name: 'Approval' })).toHaveTextContent(
      'Not pre-approved:Pre-approval small-environments: size is "large", not one of "small"',
    );
  });

  it('says how many resources no rule knows, by type', async () => {
    await renderDecision(async () => deniedDetail);
    const summary = 'No rule knows the types of 2 of 14 resources';
    expect(screen.getByText(summary).closest('details')).toHaveTextContent(
      'aws_foo_bar: 2 resources',
    );
  });

  it('names the rules that are off, with reason and owner', async () => {
    const { decision } = deniedDetail;
    const off = [
      {
        rule: 'network/flow-logs',
        reason: 'Looked at <b>by hand</b>.',
        owner: 'group:default/network',
      },
    ] as NonNullable<Verdict['off']>;
    await renderDecision(async () => ({
      ...deniedDetail,
      decision: { ...decision, verdict: { ...decision.verdict, off } },
    }));
    expect(screen.getByText('1 turned off')).toBeInTheDocument();
    const [line] = screen
      .getAllByRole('listitem')
      .filter(item => item.textContent?.startsWith('network/flow-logs'));
    expect(line).toHaveTextContent(
      'Looked at <b>by hand</b>. Owner: group:network',
    );
  });

  it('does not tell a decision of others from one that does not exist', async () => {
    await renderDecision(async () => {
      throw new GuardrailsError({ code: 'not-found', message: 'No' });
    });
    expect(
      screen.getByText("Decision not found, or you don't have access"),
    ).toBeInTheDocument();
  });

  it('says what failed with its code, and asks again', async () => {
    const answers = [
      Promise.reject(new TypeError('Failed to fetch')),
      Promise.resolve(deniedDetail),
    ];
    await renderDecision(() => answers.shift()!);
    expect(screen.getByRole('alert')).toHaveTextContent('[unreachable]');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Denied')).toBeInTheDocument();
  });
});
