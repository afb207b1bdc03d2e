import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { identityApiRef } from '@backstage/core-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  GuardrailsError,
  type ApprovalDetail,
  type DecisionDetail,
  type GuardrailsApi,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { Route, Routes } from 'react-router-dom';
import { openApproval } from '../../__fixtures__/approval';
import { deniedDetail } from '../../__fixtures__/decision';
import { waitingRun } from '../../__fixtures__/run';
import { rootRouteRef } from '../../routing';
import { DecisionContent } from './DecisionContent';

const { id } = waitingRun.decision;

async function renderRun(options: {
  approvals?: ApprovalDetail[];
  api?: Partial<GuardrailsApi>;
  caller?: string;
}) {
  const { approvals = [openApproval] } = options;
  const { bundle } = deniedDetail.decision.verdict;
  const api: Partial<GuardrailsApi> = {
    getApproval: async wanted => {
      const found = approvals.find(approval => approval.id === wanted);
      if (!found) throw new GuardrailsError({ code: 'not-found', message: '' });
      return found;
    },
    getDecision: async () => waitingRun,
    listDecisions: async () => ({ items: [] }),
    listRules: async () => ({ bundle, rules: [] }),
    ...options.api,
  };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, api],
        [
          identityApiRef,
          mockApis.identity({
            userEntityRef: options.caller ?? 'user:default/security-reviewer',
          }),
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
  await screen.findByRole('region', { name: 'Required approvals' });
}

const bar = () => screen.findByRole('region', { name: 'Next steps' });

describe('the page of a run', () => {
  it('says its state, its steps, who else must, and what to do next', async () => {
    await renderRun({});
    const steps = screen.getByRole('list', { name: 'Steps of the run' });
    expect(
      within(steps)
        .getAllByRole('listitem')
        .map(step => step.textContent?.replace(/Done .*/, 'Done')),
    ).toEqual([
      'PlanDone',
      'PolicyDone',
      expect.stringMatching(/^ApprovalIn progress/),
      'ApplyNot started ',
      'CatalogNot started ',
    ]);
    expect(screen.getByText('With exception')).toBeInTheDocument();
    expect(
      screen.getByText('For the launch <b>now</b>', { exact: false }),
    ).toHaveTextContent('For the launch <b>now</b> \\u{202e}gnp');
    const needed = screen.getByRole('region', { name: 'Required approvals' });
    expect(needed).toHaveTextContent('1 of 2 from group:security');
    expect(needed).toHaveTextContent('1 eligible approver');
    expect(
      screen.getByRole('region', { name: 'What you are approving' }),
    ).toHaveTextContent(openApproval.consentText);
    expect(
      within(await bar())
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Approve', 'Request changes', 'Reject', 'Reassign']);
  });

  it('says that a recorded plan cannot be applied', async () => {
    const { decision } = waitingRun;
    const recorded = {
      ...waitingRun,
      decision: {
        ...decision,
        source: { ...decision.source, origin: 'demo' as const },
      },
    };
    await renderRun({ api: { getDecision: async () => recorded } });
    expect(screen.getByText('Recorded plan')).toBeInTheDocument();
    expect(screen.getByText(/It cannot be applied\./)).toBeInTheDocument();
    expect(
      screen.getByText(/^A recorded plan cannot be applied\./),
    ).toBeInTheDocument();
    expect(screen.queryByText(/applied only after|Can be applied/)).toBeNull();
  });

  it('approves once the loss of data is confirmed, by keyboard, bound to what was shown', async () => {
    const consent = jest.fn(async () => openApproval);
    await renderRun({ api: { consent } });
    within(await bar())
      .getByRole('button', { name: 'Approve' })
      .focus();
    await userEvent.keyboard('{Enter}');
    const dialog = screen.getByRole('dialog', { name: 'Approve this change' });
    for (const text of [
      'checkout',
      'production',
      '1 resource will be deleted, replaced or removed from state.',
      'aws_db_instance.\\u{202e}old',
      'Violations that you accept (1)',
      'Waived by an exception or pre-approval (1)',
      'Backups must be kept',
      openApproval.consentText,
    ]) {
      expect(dialog).toHaveTextContent(text);
    }
    const approve = within(dialog).getByRole('button', { name: 'Approve' });
    expect(approve).toBeDisabled();
    within(dialog).getByRole('checkbox').focus();
    await userEvent.keyboard(' ');
    expect(approve).toBeEnabled();
    approve.focus();
    await userEvent.keyboard('{Enter}');
    expect(consent.mock.calls).toEqual([
      [
        openApproval.id,
        { kind: 'approve', fingerprint: openApproval.fingerprint },
      ],
    ]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('rejects only with a reason, and keeps it where that is refused', async () => {
    await renderRun({
      api: {
        consent: async () => {
          throw new GuardrailsError({
            code: 'not-independent',
            message: 'You asked for it yourself.',
          });
        },
      },
    });
    await userEvent.click(
      within(await bar()).getByRole('button', { name: 'Reject' }),
    );
    const dialog = screen.getByRole('dialog', { name: 'Reject this change' });
    const reject = within(dialog).getByRole('button', { name: 'Reject' });
    expect(reject).toBeDisabled();
    const reason = within(dialog).getByRole('textbox', { name: /^Reason/ });
    await userEvent.type(reason, 'Too big');
    await userEvent.click(reject);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Your decision was not savedYou asked for it yourself. [not-independent]',
    );
    expect(reason).toHaveValue('Too big');
  });

  it('requests changes only with a reason', async () => {
    const consent = jest.fn(async () => openApproval);
    await renderRun({ api: { consent } });
    await userEvent.click(
      within(await bar()).getByRole('button', { name: 'Request changes' }),
    );
    const dialog = screen.getByRole('dialog', { name: 'Request changes' });
    const send = within(dialog).getByRole('button', {
      name: 'Request changes',
    });
    expect(send).toBeDisabled();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^Reason/ }),
      'Smaller',
    );
    await userEvent.click(send);
    expect(consent.mock.calls).toEqual([
      [
        openApproval.id,
        {
          kind: 'request-changes',
          fingerprint: openApproval.fingerprint,
          reason: 'Smaller',
        },
      ],
    ]);
  });

  it('offers the requester to withdraw, and says why they cannot approve', async () => {
    await renderRun({
      caller: waitingRun.decision.actor.ref,
      approvals: [
        {
          ...openApproval,
          eligibility: {
            canDecide: false,
            code: 'not-independent',
            reason: 'You asked for it.',
          },
        },
      ],
    });
    expect(
      within(await bar())
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Withdraw request']);
    expect(
      screen.getByText("You can't approve your own request.", { exact: false }),
    ).toBeInTheDocument();
  });

  it('says a changed state once, politely', async () => {
    const approved: DecisionDetail = { ...waitingRun, state: 'approved' };
    const consent = jest.fn(async () => openApproval);
    const getDecision = async () =>
      consent.mock.calls.length > 0 ? approved : waitingRun;
    await renderRun({ api: { consent, getDecision } });
    expect(screen.queryByText(/^State changed/)).toBeNull();
    await userEvent.click(
      within(await bar()).getByRole('button', { name: 'Approve' }),
    );
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByRole('checkbox'));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve' }),
    );
    expect(await screen.findByText('State changed: Approved')).toHaveAttribute(
      'aria-live',
      'polite',
    );
  });

  it('compares it with the run before', async () => {
    const before: DecisionDetail = {
      ...deniedDetail,
      decision: { ...deniedDetail.decision, id: 'd-before' as typeof id },
    };
    await renderRun({
      api: {
        getDecision: async wanted =>
          wanted === 'd-before' ? before : waitingRun,
        listDecisions: async () =>
          ({
            items: [
              { id, format: 'terraform-plan' },
              { id: 'd-other', format: 'terraform-hcl' },
              { id: 'd-before', format: 'terraform-plan' },
            ],
          } as never),
      },
    });
    const region = screen.getByRole('region', {
      name: 'Comparison with the previous run',
    });
    expect(
      await within(region).findByRole('link', { name: 'Previous run' }),
    ).toHaveAttribute('href', '/guardrails/decisions/d-before');
    expect(region).toHaveTextContent('New violations:');
    expect(region).toHaveTextContent('1 finding in both runs');
  });

  it('says what differs from the request that it replaces', async () => {
    const before = {
      ...openApproval,
      id: '0198f3c2-7b1e-7c3a-9f00-00000000babe',
      parts: { ...openApproval.parts, workspace: openApproval.consentDigest },
    };
    await renderRun({
      approvals: [{ ...openApproval, supersedes: before.id }, before],
    });
    const differences = await screen.findByRole('region', {
      name: 'Changes since the previous request',
    });
    expect(
      await within(differences).findByText('Files that are applied'),
    ).toBeInTheDocument();
    expect(differences).toHaveTextContent('Unchanged: Policy violations.');
  });
});
