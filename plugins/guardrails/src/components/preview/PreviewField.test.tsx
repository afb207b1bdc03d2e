import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  PreviewRequest,
  PreviewResponse,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { deniedDetail, regionFinding } from '../../__fixtures__/decision';
import { PreviewField } from './PreviewField';

const { verdict } = deniedDetail.decision;
const allowed = { ...verdict, outcome: 'allow' as const, findings: [] };

function setup(
  judge: (region: unknown) => typeof verdict,
  readiness: object = { ready: true },
  required: string[] = [],
) {
  const scaffolder: string[] = [];
  const asked: PreviewRequest[] = [];
  const preview = async (request: PreviewRequest): Promise<PreviewResponse> => {
    asked.push(request);
    const { subject } = request;
    const values = 'values' in subject ? subject.values : {};
    return { estimate: true, verdict: judge(values.region) };
  };
  const onChange = jest.fn();
  const props = {
    schema: {
      required,
      properties: {
        costCentre: { title: 'Cost centre' },
        region: {
          title: 'Region',
          enum: ['eu-west-1', 'eu-central-1', 'us-east-1'],
        },
      },
    },
    uiSchema: { 'ui:options': { module: 'environment' } },
    idSchema: { $id: 'root' },
    formData: { region: 'us-east-1', environment: 'production' },
    formContext: { formData: { name: 'checkout' } },
    registry: {
      fields: {
        ObjectField: () => (
          <>
            <p>the fields of the page</p>
            <input id="root_region" aria-label="Region" />
            <input id="root_costCentre" aria-label="Cost centre" />
          </>
        ),
      },
    },
    onChange,
  } as unknown as Parameters<typeof PreviewField>[0];
  const rendered = renderInTestApp(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, { preview }],
        [
          discoveryApiRef,
          { getBaseUrl: async id => `http://portal.example/api/${id}` },
        ],
        [
          fetchApiRef,
          {
            fetch: async input => {
              scaffolder.push(String(input));
              return new Response(JSON.stringify(readiness));
            },
          },
        ],
      ]}
    >
      <PreviewField {...props} />
    </TestApiProvider>,
  );
  return { asked, onChange, rendered, scaffolder };
}

describe('PreviewField', () => {
  it('asks with the values of all pages and offers only values that pass', async () => {
    const { asked, onChange, rendered } = setup(region =>
      region === 'eu-central-1' ? allowed : verdict,
    );
    await rendered;
    expect(screen.getByText('the fields of the page')).toBeInTheDocument();
    expect(await screen.findByText(/1 policy violation/)).toBeInTheDocument();
    expect(asked[0]).toEqual({
      subject: {
        module: 'environment',
        values: {
          name: 'checkout',
          region: 'us-east-1',
          environment: 'production',
        },
      },
      target: { environment: 'production' },
    });

    const fix = await screen.findByRole('button', {
      name: 'Set Region to eu-central-1',
    });
    const buttons = screen.getAllByRole('button');
    expect(buttons.map(button => button.textContent)).toEqual([
      'Set Region to eu-central-1',
      'Go to Region',
    ]);
    // Only what this form offers, and in its words.
    expect(screen.getByRole('status')).toHaveTextContent(
      'Set Region to one of: eu-west-1, eu-central-1.',
    );
    await userEvent.click(buttons[1]);
    expect(screen.getByLabelText('Region')).toHaveFocus();
    await userEvent.click(fix);
    expect(onChange).toHaveBeenCalledWith({
      region: 'eu-central-1',
      environment: 'production',
    });
  });

  it('is not green while required fields are empty, and names them', async () => {
    const { rendered } = setup(() => allowed, { ready: true }, [
      'region',
      'costCentre',
    ]);
    await rendered;
    expect(await screen.findByText(/Preview: incomplete/)).toBeVisible();
    expect(screen.getByText('Required, and empty: Cost centre.')).toBeVisible();
    expect(screen.queryByText(/The plan is checked again/)).toBeNull();
  });

  it('names what policy misses first, though the form does not require it', async () => {
    const missing = {
      ...regionFinding,
      rule: 'ownership/required-tags' as typeof regionFinding.rule,
      path: 'tags["cost-centre"]',
      expected: 'cost-centre',
      actual: null,
    };
    const { rendered } = setup(() => ({ ...verdict, findings: [missing] }));
    await rendered;
    expect(
      await screen.findByText('Required, and empty: Cost centre.'),
    ).toBeVisible();
    const [first] = screen.getAllByRole('button', {
      name: 'Go to Cost centre',
    });
    await userEvent.click(first);
    expect(screen.getByLabelText('Cost centre')).toHaveFocus();
  });

  it('says before submit that the template cannot run', async () => {
    const message = 'Neither Terraform nor OpenTofu is installed.';
    const { rendered, scaffolder } = setup(() => allowed, {
      ready: false,
      message: `<b>${message}</b>`,
    });
    await rendered;
    expect(await screen.findByRole('alert')).toHaveTextContent(
      `This template can't run now<b>${message}</b>`,
    );
    expect(await screen.findByText(/no violations found/)).toBeVisible();
    expect(scaffolder).toEqual([
      'http://portal.example/api/scaffolder/guardrails/modules/environment/readiness',
    ]);
  });

  it('says nothing of what can run, or cannot be asked about', async () => {
    for (const answer of [{ ready: true }, { error: 'Not found' }]) {
      const { rendered, scaffolder } = setup(() => allowed, answer);
      const { unmount } = await rendered;
      expect(await screen.findByText(/no violations found/)).toBeVisible();
      expect(scaffolder).toHaveLength(1);
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
      unmount();
    }
  });

  it('says that there is no preview, and leaves the form alone', async () => {
    const { onChange, rendered } = setup(() => {
      throw new Error('The service is busy');
    });
    await rendered;
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        'Preview unavailable',
      ),
    );
    expect(screen.getByText('the fields of the page')).toBeInTheDocument();
    expect(onChange).not.toHaveBeenCalled();
  });

  it('shows text of findings as text', async () => {
    const { rendered } = setup(() => ({
      ...verdict,
      findings: [{ ...regionFinding, message: '<b>\u202Ex</b>' }],
    }));
    await rendered;
    expect(await screen.findByText(/1 policy violation/)).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('<b>\\u{202e}x</b>');
  });
});
