import {
  scaffolderApiRef,
  type ScaffolderTask,
} from '@backstage/plugin-scaffolder-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { templateRouteRef } from '../../routing';
import { Resume } from './Resume';
import { useResume } from './useResume';

const parameters = { name: 'cart', resumes: 'task-0', token: 'hunter2' };

const form = {
  title: 'Database',
  steps: [
    {
      title: 'What do you need?',
      schema: {
        properties: {
          name: { type: 'string' },
          resumes: { 'ui:backstage': { review: { show: false } } },
          token: { 'ui:field': 'Secret' },
        },
      },
    },
  ],
};

/** As much of a task as the link is made of. */
function taskWith(input: object, values: object): ScaffolderTask {
  const steps = [
    { id: 'plan', name: 'Plan', action: 'guardrails:terraform:plan', input },
  ];
  return { spec: { parameters: values, steps } } as object as ScaffolderTask;
}

function Page() {
  const resume = useResume({
    task: 'task-1',
    template: 'template:default/database',
  });
  return resume ? <Resume form={resume} /> : null;
}

async function formDataWith(
  input: object,
  values: object = parameters,
): Promise<unknown> {
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [
          scaffolderApiRef,
          {
            getTask: async () => taskWith(input, values),
            getTemplateParameterSchema: async () => form,
          },
        ],
      ]}
    >
      <Page />
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/create/templates/:namespace/:templateName': templateRouteRef,
      },
    },
  );
  const link = await screen.findByRole('button', { name: 'Resume' });
  const address = new URL(link.getAttribute('href')!, 'http://portal.example');
  expect(address.pathname).toBe('/create/templates/default/database');
  return JSON.parse(address.searchParams.get('formData')!);
}

describe('Resume', () => {
  it('names the task that waits, to a template that passes it on', async () => {
    expect(
      await formDataWith({ resumes: '${' + '{ parameters.resumes }}' }),
    ).toEqual({ name: 'cart', resumes: 'task-1' });
  });

  it('says which values are too long for the address', async () => {
    expect(
      await formDataWith({}, { ...parameters, name: 'x'.repeat(7_000) }),
    ).toEqual({});
    expect(screen.getByText(/Enter again in the form: name/)).toBeVisible();
    expect(screen.queryByText(/with the same values/)).toBeNull();
  });

  it('opens any other template with the values alone', async () => {
    expect(await formDataWith({ target: 'resource:default/cart' })).toEqual({
      name: 'cart',
    });
  });
});
