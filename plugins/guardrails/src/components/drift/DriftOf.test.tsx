import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import type {
  GuardrailsApi,
  TargetDrift,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { rootRouteRef, templateRouteRef } from '../../routing';
import { DriftLine } from './DriftLine';
import { DriftOf } from './DriftOf';

const drift: TargetDrift = {
  id: '01a2248c-0000-7000-8000-000000000001',
  ref: 'resource:default/lab',
  environment: 'development',
  owner: 'group:default/payments',
  state: 'drifted',
  checkedAt: '2026-11-30T08:00:00.000Z',
  since: '2026-11-29T08:00:00.000Z',
  drifted: 2,
  resources: [
    {
      address: 'terraform_data.environment',
      type: 'terraform_data',
      kind: 'changed',
      attributes: [
        { path: '/input/size', applied: 'small', actual: 'large' },
        {
          path: '/input/password',
          applied: { $guardrails: 'sensitive', changed: true, present: true },
          actual: { $guardrails: 'sensitive', changed: true, present: true },
        },
      ],
    },
    {
      address: 'terraform_data.other',
      type: 'terraform_data',
      kind: 'missing',
      attributes: [],
    },
  ],
  violations: 0,
  cost: { amount: 12, currency: 'EUR' },
  run: { task: 'task-1', template: 'template:default/environment' },
};

async function renderDrift(shown: Partial<TargetDrift> = {}) {
  const api: Partial<GuardrailsApi> = {
    listDrift: async () => ({ items: [{ ...drift, ...shown }] }),
  };
  const scaffolder = {
    getTask: async () => ({
      spec: {
        parameters: { name: 'lab', size: 'small', token: 'hunter2' },
        steps: [],
      },
    }),
    getTemplateParameterSchema: async () => ({
      title: 'Environment',
      steps: [
        {
          title: 'What?',
          schema: {
            properties: {
              name: { type: 'string' },
              size: { type: 'string' },
              token: { 'ui:field': 'Secret' },
            },
          },
        },
      ],
    }),
  };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, api],
        [scaffolderApiRef, scaffolder as never],
      ]}
    >
      <DriftLine entityRef={drift.ref} tab="/tab" />
      <DriftOf entityRef={drift.ref} />
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/create/templates/:namespace/:templateName': templateRouteRef,
        '/guardrails': rootRouteRef,
      },
    },
  );
}

describe('drift of an entity', () => {
  it('says what has drifted, what it costs, and leads to the template with the values of the last run', async () => {
    await renderDrift();
    const [line] = await screen.findAllByText(/^Drifted since/);
    expect(line).toHaveTextContent('2 resources');
    expect(screen.getByText('/input/size: "small" → "large"')).toBeVisible();
    expect(
      screen.getByText('/input/password: withheld → withheld'),
    ).toBeVisible();
    expect(screen.getByText('missing')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Resources' })).toBeVisible();
    expect(screen.getByRole('list', { name: 'Resources' })).toBeVisible();
    expect(screen.getByText('No rule is violated')).toBeVisible();
    expect(screen.getByText('+12 EUR a month')).toBeVisible();
    expect(screen.getByText(/^Remediate runs the template/)).toBeVisible();
    const link = await screen.findByRole('button', {
      name: 'Remediate resource:default/lab in development',
    });
    const address = new URL(
      link.getAttribute('href')!,
      'http://portal.example',
    );
    expect(JSON.parse(address.searchParams.get('formData')!)).toEqual({
      name: 'lab',
      size: 'small',
    });
  });

  it('says that what was seen is not from the newest check, where that failed', async () => {
    await renderDrift({
      state: 'could-not-check',
      failure: { reason: 'The state is locked.', at: drift.checkedAt! },
    });
    const [line] = await screen.findAllByText(/^Drifted since/);
    expect(line).toHaveTextContent('the newest check failed');
  });

  it('never says in sync where it could not look', async () => {
    await renderDrift({
      since: undefined,
      cost: undefined,
      state: 'could-not-check',
      drifted: 0,
      resources: [],
      failure: { reason: 'The state is locked.', at: drift.checkedAt! },
    });
    expect(await screen.findByText('Could not check')).toBeVisible();
    expect(screen.getByText('The state is locked.')).toBeVisible();
    expect(screen.getByText(/^Drift could not be checked/)).toBeVisible();
    expect(screen.queryByText('In sync')).toBeNull();
    expect(screen.queryByText('Drifted since')).toBeNull();
    expect(screen.queryByText('Violations')).toBeNull();
    expect(screen.queryByRole('button', { name: /Remediate/ })).toBeNull();
  });
});
