import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { fireEvent, screen } from '@testing-library/react';
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
  it('evaluates the entity and asks on that decision, without what only a change has', async () => {
    const requestException = jest.fn(
      async (_request: ExceptionRequest) => ({ id: 'made' } as ExceptionDetail),
    );
    const decideOnFinding = jest.fn(async () => ({ ...deniedDetail.decision }));
    await renderInTestApp(
      <TestApiProvider
        apis={[[guardrailsApiRef, { requestException, decideOnFinding }]]}
      >
        <AskForEntity findingId="the-finding" finding={regionFinding} />
      </TestApiProvider>,
      { mountedRoutes: { '/guardrails': rootRouteRef } },
    );
    await userEvent.click(
      screen.getByRole('button', { name: /^Request exception for/ }),
    );
    expect(screen.queryByLabelText(/^Maximum uses/)).toBeNull();
    expect(screen.queryByLabelText(/^Applies to/)).toBeNull();
    const fill = (label: RegExp, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } });
    fill(/^Reason/, 'Not done yet');
    fill(/^Compensating control/, 'Watched by hand');
    fill(/^Expires on/, '2027-02-28');
    expect(decideOnFinding).not.toHaveBeenCalled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Submit request' }),
    );
    expect(decideOnFinding).toHaveBeenCalledWith('the-finding');
    expect(requestException.mock.calls.map(([request]) => request)).toEqual([
      expect.objectContaining({
        decision: id,
        rule: regionFinding.rule,
        resources: [regionFinding.resource],
      }),
    ]);
  });

  it('is not there for what is not known', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[guardrailsApiRef, {}]]}>
        <AskForEntity
          findingId="the-finding"
          finding={{ ...regionFinding, kind: 'unknown' }}
        />
      </TestApiProvider>,
      { mountedRoutes: { '/guardrails': rootRouteRef } },
    );
    expect(screen.queryByRole('button')).toBeNull();
  });
});
