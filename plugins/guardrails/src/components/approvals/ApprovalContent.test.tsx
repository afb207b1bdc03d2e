import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  GuardrailsError,
  type ApprovalDetail,
  type GuardrailsApi,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { Route, Routes } from 'react-router-dom';
import { openApproval as ofChange } from '../../__fixtures__/approval';
import { activeException } from '../../__fixtures__/exception';
import { waitingRun } from '../../__fixtures__/run';
import { rootRouteRef } from '../../routing';
import { ApprovalContent } from './ApprovalContent';

const openApproval: ApprovalDetail = {
  ...ofChange,
  subject: { kind: 'exception', exception: activeException.id },
};

async function renderApproval(options: {
  approvals: ApprovalDetail[];
  api?: Partial<GuardrailsApi>;
}) {
  const api: Partial<GuardrailsApi> = {
    getApproval: async id => {
      const found = options.approvals.find(approval => approval.id === id);
      if (!found) throw new GuardrailsError({ code: 'not-found', message: '' });
      return found;
    },
    getException: async () => activeException,
    ...options.api,
  };
  await renderInTestApp(
    <TestApiProvider apis={[[guardrailsApiRef, api]]}>
      <Routes>
        <Route path="/approvals/:id" element={<ApprovalContent />} />
        <Route path="/guardrails/decisions/:id" element={<p>The run</p>} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [`/approvals/${options.approvals[0].id}`],
      mountedRoutes: {
        '/guardrails': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('ApprovalContent', () => {
  it('leads to the page of the run, where it is about a change', async () => {
    await renderApproval({
      approvals: [ofChange],
      api: { getDecision: async () => waitingRun },
    });
    expect(await screen.findByText('The run')).toBeInTheDocument();
  });

  it('shows a request whose decision is gone, without a review of what is not seen', async () => {
    await renderApproval({
      approvals: [ofChange],
      api: {
        getDecision: async () => {
          throw new GuardrailsError({ code: 'not-found', message: '' });
        },
      },
    });
    expect(
      await screen.findByRole('heading', { name: ofChange.title }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'Decision not shown' }),
    ).toHaveTextContent(/has been removed, or you don't have access/);
    expect(
      screen.getByRole('region', { name: 'Required approvals' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'What is being approved' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('does not say of a decision that could not be loaded that it is gone, and tries again', async () => {
    const getDecision = jest
      .fn(async () => waitingRun)
      .mockRejectedValueOnce(
        new GuardrailsError({ code: 'store-unavailable', message: 'Later.' }),
      );
    await renderApproval({ approvals: [ofChange], api: { getDecision } });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The decision could not be loaded',
    );
    expect(screen.queryByText(/has been removed/)).toBeNull();
    expect(screen.queryByRole('region')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('The run')).toBeInTheDocument();
  });

  it('rejects only with a reason, and binds the review to what was shown', async () => {
    const consent = jest.fn(async () => openApproval);
    await renderApproval({ approvals: [openApproval], api: { consent } });
    const reject = screen.getByRole('button', { name: 'Reject' });
    expect(reject).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), '  ');
    expect(reject).toBeDisabled();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Reason' }),
      'Too big',
    );
    await userEvent.click(reject);
    expect(consent.mock.calls).toEqual([
      [
        openApproval.id,
        {
          kind: 'reject',
          fingerprint: openApproval.fingerprint,
          reason: 'Too big',
        },
      ],
    ]);
  });

  it('says what was refused and keeps the reason that was typed', async () => {
    await renderApproval({
      approvals: [openApproval],
      api: {
        consent: async () => {
          throw new GuardrailsError({
            code: 'not-independent',
            message: 'You asked for it yourself.',
          });
        },
      },
    });
    const reason = screen.getByRole('textbox', { name: 'Reason' });
    await userEvent.type(reason, 'Fine');
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Your decision was not savedYou asked for it yourself. [not-independent]',
    );
    expect(reason).toHaveValue('Fine');
  });

  it('says why a person is not eligible', async () => {
    await renderApproval({
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
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
    expect(
      within(
        screen.getByRole('region', { name: 'What is being approved' }),
      ).getByRole('note'),
    ).toHaveTextContent(
      "You can't approve what you took part in, with this account or a linked one. [not-independent]",
    );
  });

  it('reassigns to an eligible person, with a reason', async () => {
    const handOver = jest.fn(async () => openApproval);
    const reviewer = 'user:default/security-reviewer';
    await renderApproval({
      approvals: [openApproval],
      api: { handOver, listHandoverCandidates: async () => [reviewer] },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Reassign' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Reassign request',
    });
    const action = within(dialog).getByRole('button', { name: 'Reassign' });
    expect(action).toBeDisabled();
    await userEvent.click(
      await within(dialog).findByLabelText(/^Assign to/, {
        selector: '[role=button]',
      }),
    );
    const people = screen.getAllByRole('option');
    expect(people.map(({ textContent }) => textContent)).toEqual([
      'security-reviewer',
    ]);
    await userEvent.click(people[0]);
    expect(action).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText(/^Reason/), 'Yours');
    await userEvent.click(action);
    expect(handOver.mock.calls).toEqual([
      [openApproval.id, { to: reviewer, reason: 'Yours' }],
    ]);
  });

  it('shows who reassigned it and why, with the way to return it and none to pass it on', async () => {
    const handBack = jest.fn(async () => openApproval);
    const handover = {
      from: 'user:default/platform-engineer',
      to: 'user:default/mock',
      reason: 'On leave \u202Egnp',
      at: '2026-03-10T14:00:00Z',
    };
    await renderApproval({
      approvals: [
        { ...openApproval, handedToYou: [handover], handovers: [handover] },
      ],
      api: { handBack },
    });
    expect(
      screen.getByText('Assigned to you').closest('[role=note]'),
    ).toHaveTextContent(
      /^Assigned to you by platform-engineer, .*: “On leave \\u\{202e\}gnp”/,
    );
    expect(
      screen.getByRole('region', { name: 'Required approvals' }),
    ).toHaveTextContent('platform-engineer reassigned it to mock');
    expect(screen.queryByRole('button', { name: 'Reassign' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Return' }));
    expect(handBack.mock.calls).toEqual([
      [openApproval.id, { from: handover.from }],
    ]);
  });

  it('does not promise a signature that is turned off', async () => {
    const requirements = openApproval.requirements.map(requirement => ({
      ...requirement,
      consent: 'passkey' as const,
    }));
    await renderApproval({
      approvals: [{ ...openApproval, requirements, passkeys: 'off' }],
    });
    const needed = screen.getByRole('region', {
      name: 'Required approvals',
    });
    expect(needed).toHaveTextContent(
      'Policy requires a passkey signature, but passkey signatures are turned off in this portal.',
    );
    expect(needed).not.toHaveTextContent('Each approval must be signed');
  });

  it('says why it ended and what to do, where an upgrade ended it', async () => {
    const endedBecause = 'An upgrade changed it. Run the template again.';
    await renderApproval({
      approvals: [{ ...openApproval, state: 'superseded', endedBecause }],
    });
    expect(
      screen.getByRole('region', { name: 'Request this again' }),
    ).toHaveTextContent(endedBecause);
  });
});
