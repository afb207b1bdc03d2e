import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { rootRouteRef, templateRouteRef } from '../../routing';
import { EntityActions } from './EntityActions';

const ref = 'resource:default/checkout';
const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'checkout',
    annotations: {
      'guardrails/module': 'environment',
      'guardrails/environment': 'production',
    },
  },
};

const template = (name: string, annotations: Record<string, string>) => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name, annotations },
});

const target = {
  ref,
  module: 'environment',
  environment: 'production',
  yours: true,
  values: { size: 'small', owner: 'group:default/payments', token: 'hunter2' },
  secrets: ['password'],
};

async function show(
  options: { targets?: object[]; offers?: object[]; broken?: string } = {},
) {
  const { targets = [target], offers = [], broken } = options;
  const getTarget = jest.fn(async () => targets);
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [
          guardrailsApiRef,
          { getTarget, listLeaseOffers: async () => offers } as any,
        ],
        [
          catalogApiRef,
          {
            getEntities: async () => ({
              items: [
                template('decommission', { 'guardrails/deletes': 'any' }),
                template('environment-change', {
                  'guardrails/changes': 'environment',
                }),
              ],
            }),
          } as any,
        ],
        [
          scaffolderApiRef,
          {
            getTemplateParameterSchema: async (of: string) => {
              if (broken && of.endsWith(broken)) throw new Error('broken');
              return {
                steps: [
                  {
                    title: 'What should change?',
                    schema: {
                      properties: {
                        target: {},
                        size: {},
                        token: { 'ui:field': 'Secret' },
                      },
                    },
                  },
                ],
              };
            },
          } as any,
        ],
      ]}
    >
      <EntityActions entity={entity} />
      <p>the page</p>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/guardrails': rootRouteRef,
        '/create/templates/:namespace/:templateName': templateRouteRef,
      },
    },
  );
  await waitFor(() => expect(getTarget).toHaveBeenCalled());
}

const formData = (element: HTMLElement) =>
  JSON.parse(
    new URL(
      element.getAttribute('href')!,
      'http://portal.example',
    ).searchParams.get('formData')!,
  );

describe('EntityActions', () => {
  it('opens each form with the current values that it has fields for, and no secret', async () => {
    await show();
    const change = await screen.findByRole('button', { name: /^Change/ });
    expect(formData(change)).toEqual({ target: ref, size: 'small' });
    const remove = screen.getByRole('button', { name: 'Delete: decommission' });
    expect(remove).toHaveTextContent('Delete');
    expect(screen.getByText(/Enter again: password/)).toBeVisible();
    expect(screen.queryByText('Request access')).toBeNull();
  });

  it('offers the others where the form of one cannot be read', async () => {
    await show({ broken: 'decommission' });
    expect(
      await screen.findByRole('button', { name: /^Change/ }),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Delete/ })).toBeNull();
  });

  it('offers access where there is an offer, and nothing that the person cannot change', async () => {
    await show({
      targets: [{ ...target, yours: false }],
      offers: [{ resource: ref, roles: [] }],
    });
    expect(
      await screen.findByRole('button', { name: 'Request access' }),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: /Change|Delete/ })).toBeNull();
  });

  it('is not there where there is nothing to do', async () => {
    await show({ targets: [] });
    await screen.findByText('the page');
    expect(screen.queryByRole('region')).toBeNull();
  });
});
