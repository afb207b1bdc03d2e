import { identityApiRef } from '@backstage/core-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  ExceptionDetail,
  ExceptionRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import type { Finding } from '@backstage-guardrails/policy-model';
import { deniedDetail, regionFinding } from '../../__fixtures__/decision';
import { rootRouteRef } from '../../routing';
import { AskForEntity } from './AskForEntity';
import { AskMenu } from './AskMenu';

const { id } = deniedDetail.decision;

async function openExceptionForm(options: { finding: Finding; item: string }) {
  const requestException = jest.fn(
    async (_request: ExceptionRequest) => ({ id: 'made' } as ExceptionDetail),
  );
  await renderInTestApp(
    <TestApiProvider apis={[[guardrailsApiRef, { requestException }]]}>
      <AskMenu
        decision={id}
        group={{
          finding: options.finding,
          resources: ['terraform_data.a', 'terraform_data.b'],
        }}
      />
    </TestApiProvider>,
    { mountedRoutes: { '/guardrails': rootRouteRef } },
  );
  await userEvent.click(
    screen.getByRole('button', { name: /^Request exception/ }),
  );
  await userEvent.click(screen.getByRole('menuitem', { name: options.item }));
  return {
    asked: () => requestException.mock.calls.map(([request]) => request),
    fill: (label: RegExp, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } }),
    ask: () => screen.getByRole('button', { name: 'Submit request' }),
  };
}

describe('AskMenu', () => {
  it('asks for an exception for what was found, until a day, and only once nothing is missing', async () => {
    const form = await openExceptionForm({
      finding: regionFinding,
      item: 'Request exception',
    });
    expect(form.ask()).toBeDisabled();
    form.fill(/^Reason/, ' The launch ');
    form.fill(/^Compensating control/, 'Watched by hand');
    expect(form.ask()).toHaveAttribute('title', 'Choose an expiry date');
    form.fill(/^Expires on/, '2027-01-31');
    await userEvent.click(form.ask());
    expect(form.asked()).toEqual([
      {
        decision: id,
        rule: regionFinding.rule,
        resources: ['terraform_data.a', 'terraform_data.b'],
        reason: 'The launch',
        control: { kind: 'statement', text: 'Watched by hand' },
        until: new Date('2027-01-31T23:59:59').toISOString(),
      },
    ]);
  });

  it('renews the exception that waives a finding', async () => {
    const exception = '0198f3c2-7b1e-7c3a-9f00-00000000feed';
    const form = await openExceptionForm({
      finding: { ...regionFinding, disposition: 'waived', exception },
      item: 'Renew exception',
    });
    form.fill(/^Reason/, 'Not done yet');
    form.fill(/^Compensating control/, 'Watched by hand');
    form.fill(/^Expires on/, '2027-02-28');
    await userEvent.click(form.ask());
    expect(form.asked().map(({ renews }) => renews)).toEqual([exception]);
  });
});

describe('AskForEntity', () => {
  const OWNER = 'group:default/payments';
  const exception = '0198f3c2-7b1e-7c3a-9f00-00000000feed';

  async function render(
    props: Partial<Parameters<typeof AskForEntity>[0]> = {},
    api: object = {},
  ) {
    const person = 'user:default/dev';
    const identity = mockApis.identity({
      userEntityRef: person,
      ownershipEntityRefs: [person, OWNER],
    });
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [guardrailsApiRef, api],
          [identityApiRef, identity],
        ]}
      >
        <AskForEntity
          findingId="the-finding"
          finding={regionFinding}
          owner={OWNER}
          {...props}
        />
        <span>shown</span>
      </TestApiProvider>,
      { mountedRoutes: { '/guardrails': rootRouteRef } },
    );
  }

  it('evaluates the entity and asks on that decision, without what only a change has', async () => {
    const requestException = jest
      .fn(
        async (_request: ExceptionRequest) =>
          ({ id: 'made' } as ExceptionDetail),
      )
      .mockRejectedValueOnce(new Error('Too late'));
    const decideOnFinding = jest.fn(async () => ({ ...deniedDetail.decision }));
    await render({}, { requestException, decideOnFinding });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Request exception for/ }),
    );
    expect(screen.queryByLabelText(/^Maximum uses/)).toBeNull();
    expect(screen.queryByLabelText(/^Applies to/)).toBeNull();
    expect(screen.getByRole('dialog')).toHaveTextContent(
      `Covers ${regionFinding.path} of ${regionFinding.resource}`,
    );
    const fill = (label: RegExp, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } });
    fill(/^Reason/, 'Not done yet');
    fill(/^Compensating control/, 'Watched by hand');
    fill(/^Expires on/, '2027-02-28');
    expect(decideOnFinding).not.toHaveBeenCalled();
    const submit = screen.getByRole('button', { name: 'Submit request' });
    await userEvent.click(submit);
    expect(await screen.findByText(/Too late/)).toBeInTheDocument();
    await userEvent.click(submit);
    // What was refused and is corrected is requested on the same decision.
    expect(decideOnFinding.mock.calls).toEqual([['the-finding']]);
    const asked = {
      decision: id,
      rule: regionFinding.rule,
      resources: [regionFinding.resource],
      paths: [regionFinding.path],
    };
    expect(requestException.mock.calls.map(([request]) => request)).toEqual([
      expect.objectContaining(asked),
      expect.objectContaining(asked),
    ]);
  });

  it('renews the exception that accepts it now, and none that has ended', async () => {
    const waived = { ...regionFinding, exception };
    await render({ finding: waived });
    expect(
      await screen.findByRole('button', { name: /^Request exception for/ }),
    ).toBeInTheDocument();
    cleanup();
    await render({ finding: waived, exception });
    expect(
      await screen.findByRole('button', { name: /^Renew exception for/ }),
    ).toBeInTheDocument();
  });

  it.each([
    ['for other teams', { owner: 'group:default/search' }],
    ['without an owner', { owner: undefined }],
    [
      'for what is not known',
      { finding: { ...regionFinding, kind: 'unknown' as const } },
    ],
  ])('is not there %s', async (_case, props) => {
    await render(props);
    expect(await screen.findByText('shown')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
