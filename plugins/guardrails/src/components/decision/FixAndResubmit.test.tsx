import { identityApiRef } from '@backstage/core-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import {
  type DecisionDetail,
  type PreviewRequest,
  runStateOf,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { deniedDetail } from '../../__fixtures__/decision';
import { rootRouteRef, templateRouteRef } from '../../routing';
import { useResubmission } from '../resubmit/useResubmission';
import { ActionBar } from './ActionBar';
import { FixAndResubmit } from './FixAndResubmit';

const { verdict, actor } = deniedDetail.decision;
const run = { task: 'task-1', template: 'template:default/environment' };

const regionField = { title: 'Region', enum: ['eu-west-1', 'us-east-1'] };

async function show(
  options: {
    detail?: Partial<DecisionDetail>;
    caller?: string;
    page?: object;
    values?: object;
    passes?: (values: Record<string, unknown>) => boolean;
  } = {},
) {
  const { caller = actor.ref, page = {}, values = {} } = options;
  const { passes = ({ region }) => region === 'eu-west-1' } = options;
  const preview = jest.fn(async ({ subject }: PreviewRequest) => {
    const tried = 'values' in subject ? subject.values : {};
    return passes(tried)
      ? {
          estimate: true,
          verdict: { ...verdict, outcome: 'allow', findings: [] },
        }
      : { estimate: true, verdict };
  });
  const scaffolder = {
    getTask: jest.fn(async () => ({
      spec: {
        parameters: {
          ...{ name: 'cart', region: 'us-east-1', token: '*****' },
          ...values,
        },
        steps: [],
      },
    })),
    getTemplateParameterSchema: async () => ({
      title: 'Environment',
      steps: [
        {
          title: 'Where?',
          schema: {
            'ui:field': 'GuardrailsPreview',
            'ui:options': { module: 'environment' },
            properties: {
              name: { type: 'string' },
              region: regionField,
              token: { 'ui:field': 'Secret' },
            },
            ...page,
          },
        },
      ],
    }),
  };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, { preview: preview as any }],
        [scaffolderApiRef, scaffolder as any],
        [
          identityApiRef,
          {
            getBackstageIdentity: async () => ({
              type: 'user',
              userEntityRef: caller,
              ownershipEntityRefs: [],
            }),
          } as any,
        ],
      ]}
    >
      <Page detail={{ ...deniedDetail, run, ...options.detail }} />
      <p>the page</p>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/create/templates/:namespace/:templateName': templateRouteRef,
        '/guardrails': rootRouteRef,
      },
    },
  );
  return { preview, scaffolder };
}

function Page(props: { detail: DecisionDetail }) {
  const { detail } = props;
  const { outcome } = detail.decision.verdict;
  const state = runStateOf({ outcome, approval: detail.approval?.state });
  const resubmission = useResubmission(detail, state);
  return (
    <>
      {resubmission && outcome === 'deny' && (
        <FixAndResubmit detail={detail} resubmission={resubmission} />
      )}
      <ActionBar
        detail={detail}
        state={state}
        resubmission={resubmission}
        onChange={() => {}}
      />
    </>
  );
}

async function formData(): Promise<unknown> {
  const link = await screen.findByRole('button', { name: 'Fix and resubmit' });
  const address = new URL(link.getAttribute('href')!, 'http://portal.example');
  expect(address.pathname).toBe('/create/templates/default/environment');
  return JSON.parse(address.searchParams.get('formData')!);
}

describe('FixAndResubmit', () => {
  it('opens the form with the values of the run and the fix that passed, without secrets', async () => {
    await show();
    expect(await formData()).toEqual({ name: 'cart', region: 'eu-west-1' });
    expect(screen.getByRole('listitem')).toHaveTextContent(
      'Region: us-east-1 → eu-west-1',
    );
    expect(screen.getByText(/no violations found/)).toBeVisible();
  });

  it.each(['deny', 'needs-approval'] as const)(
    'says which values are too long for the address, for %s',
    async outcome => {
      const approval = { id: 'a', state: 'rejected' } as const;
      await show({
        values: { name: 'x'.repeat(7_000) },
        detail: {
          ...(outcome !== 'deny' && { approval }),
          decision: {
            ...deniedDetail.decision,
            verdict: { ...verdict, outcome },
          },
        },
      });
      expect(await formData()).not.toHaveProperty('name');
      expect(screen.getByText(/Enter again in the form: name/)).toBeVisible();
    },
  );

  it('has no region of next steps while there is no button in it', async () => {
    await show({
      detail: {
        decision: {
          ...deniedDetail.decision,
          verdict: { ...verdict, outcome: 'needs-approval' },
        },
        approval: { id: 'a', state: 'open' },
      },
    });
    await screen.findByText('the page');
    expect(screen.queryByRole('region', { name: 'Next steps' })).toBeNull();
  });

  it('names the field or the value in the module where no value of the form helps', async () => {
    await show({
      page: { properties: { region: { ...regionField, enum: ['us-east-1'] } } },
    });
    expect(await formData()).toEqual({ region: 'us-east-1' });
    expect(screen.getByRole('listitem')).toHaveTextContent(
      'Region (step “Where?”): Set the region to one of: eu-west-1, eu-central-1.',
    );
  });

  it('names the value in the module where the form has no field for it', async () => {
    await show({
      page: { properties: { name: { type: 'string' } } },
      passes: () => false,
    });
    expect(await formData()).toEqual({ name: 'cart' });
    expect(screen.getByRole('listitem')).toHaveTextContent(
      'input.guardrails.region of terraform_data.environment in module environment: Set the region to one of',
    );
    expect(screen.getByText(/still denied/)).toBeVisible();
  });

  it('opens the form with the values where it has no preview', async () => {
    const { preview } = await show({ page: { 'ui:field': undefined } });
    expect(await formData()).toEqual({ name: 'cart', region: 'us-east-1' });
    expect(screen.getByText(/Fixes could not be tried/)).toBeVisible();
    expect(preview).not.toHaveBeenCalled();
  });

  it.each([
    ['another person’s run', { caller: 'user:default/other' }],
    ['a run without a template', { detail: { run: { task: 'task-1' } } }],
    ['a decision that is no run', { detail: { run: undefined } }],
    [
      'a run that was allowed',
      {
        detail: {
          decision: {
            ...deniedDetail.decision,
            verdict: { ...verdict, outcome: 'allow' as const },
          },
        },
      },
    ],
  ])('has no button for %s, and reads no task', async (_case, options) => {
    const { scaffolder, preview } = await show(options);
    await screen.findByText('the page');
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(
      screen.queryByRole('button', { name: 'Fix and resubmit' }),
    ).toBeNull();
    expect(scaffolder.getTask).not.toHaveBeenCalled();
    expect(preview).not.toHaveBeenCalled();
  });
});
