import { identityApiRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Form } from '@backstage/plugin-scaffolder-react/alpha';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import validator from '@rjsf/validator-ajv8';
import type {
  Choice,
  ChoicesRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { ChoiceField } from './ChoiceField';

const groups = [
  {
    kind: 'Group',
    metadata: {
      name: 'payments',
      annotations: { 'guardrails/cost-center': '4711' },
    },
  },
];

async function show(
  judge: (candidate: unknown) => Choice,
  formData: Record<string, unknown> = { name: 'cart', region: 'eu-west-1' },
  regions = ['eu-west-1', 'us-east-1'],
) {
  const asked: ChoicesRequest[] = [];
  const onChange = jest.fn();
  const previewChoices = async (request: ChoicesRequest) => {
    asked.push(request);
    return { estimate: true, choices: request.candidates.map(judge) };
  };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, { previewChoices } as any],
        [
          catalogApiRef,
          { getEntities: async () => ({ items: groups }) } as any,
        ],
        [identityApiRef, mockApis.identity()],
      ]}
    >
      <Form
        validator={validator}
        fields={{ GuardrailsChoice: ChoiceField as any }}
        formData={formData}
        formContext={{ formData }}
        onChange={event => onChange(event.formData)}
        onSubmit={() => {}}
        schema={{
          properties: {
            region: {
              title: 'Region',
              type: 'string',
              enum: regions,
            },
            environment: { type: 'string', enum: ['sandbox', 'production'] },
            cost_center: { title: 'Cost centre', type: 'string' },
          },
        }}
        uiSchema={{
          region: {
            'ui:field': 'GuardrailsChoice',
            'ui:options': { module: 'environment' },
            'ui:enumNames': ['Ireland', '\u202EVirginia'],
          },
          environment: {
            'ui:field': 'GuardrailsChoice',
            'ui:options': { module: 'environment' },
          },
          cost_center: {
            'ui:field': 'GuardrailsChoice',
            'ui:options': { module: 'environment', choices: 'cost-centres' },
          },
        }}
      />
    </TestApiProvider>,
  );
  return { asked, onChange };
}

const open = (name: RegExp) =>
  userEvent.click(screen.getByRole('button', { name }));

async function options(): Promise<(string | null)[]> {
  const shown = await screen.findAllByRole('option');
  return shown.map(({ textContent }) => textContent).filter(Boolean);
}

const allowed: Choice = { allowed: true, reasons: [] };

describe('ChoiceField', () => {
  it('marks what policy refuses, and why, once the list is opened', async () => {
    const { asked, onChange } = await show(candidate =>
      candidate === 'us-east-1'
        ? {
            allowed: false,
            reasons: [{ message: 'Region is not <b>allowed</b>.' }],
          }
        : allowed,
    );
    expect(asked).toEqual([]);
    await open(/Region/);
    await screen.findByRole('option', { name: /not allowed/ });
    expect(await options()).toEqual([
      'Ireland',
      '\\u{202e}Virginia – not allowed: Region is not <b>allowed</b>.',
    ]);
    expect(asked).toEqual([
      {
        module: 'environment',
        values: { name: 'cart' },
        field: 'region',
        candidates: ['eu-west-1', 'us-east-1'],
        target: {},
      },
    ]);
    // It can be chosen all the same.
    await userEvent.click(screen.getByRole('option', { name: /Virginia/ }));
    expect(onChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ region: 'us-east-1' }),
    );
  });

  it('says no more than that where the person may not read rules', async () => {
    const { asked } = await show(candidate =>
      candidate === 'production' ? { allowed: false, reasons: [] } : allowed,
    );
    await open(/environment/);
    await screen.findByRole('option', { name: /not allowed/ });
    expect(await options()).toEqual([
      'sandbox',
      'production – not allowed here',
    ]);
    expect(asked[0]).toMatchObject({ isEnvironment: true });
  });

  it('offers the cost centres of the catalog, and keeps the one of an earlier run', async () => {
    await show(() => allowed, { cost_center: '0815' });
    await open(/Cost centre/);
    expect(await options()).toEqual(['4711 (payments)', '0815']);
  });

  it('marks nothing where policy cannot be asked, says so, and asks again once it is opened again', async () => {
    let busy = true;
    const { asked } = await show(candidate => {
      if (busy) throw new Error('The service is busy');
      return { allowed: candidate !== 'us-east-1', reasons: [] };
    });
    await open(/Region/);
    expect(await options()).toEqual(['Ireland', '\\u{202e}Virginia']);
    expect(
      await screen.findByText(/could not be checked against policy/),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    busy = false;
    await open(/Region/);
    await screen.findByRole('option', { name: /not allowed/ });
    expect(
      screen.queryByText(/could not be checked against policy/),
    ).toBeNull();
    expect(asked).toHaveLength(2);
  });

  it('is not asked for by the focus alone, and is by the keyboard that opens it', async () => {
    const { asked } = await show(() => allowed);
    await userEvent.tab();
    expect(screen.getByRole('button', { name: /Region/ })).toHaveFocus();
    await userEvent.tab();
    expect(asked).toEqual([]);
    await userEvent.keyboard('{ArrowDown}');
    await options();
    expect(asked.map(({ field }) => field)).toEqual(['environment']);
  });

  it('is not asked for by a click that opens no list', async () => {
    const { asked } = await show(() => allowed);
    const list = screen.getByRole('button', { name: /Region/ });
    await userEvent.pointer([
      { keys: '[MouseRight]', target: list },
      { keys: '[MouseMiddle]', target: list },
    ]);
    expect(screen.queryByRole('option')).toBeNull();
    expect(asked).toEqual([]);
  });

  it('says that a list of too many values is not checked', async () => {
    const regions = Array.from({ length: 101 }, (_, n) => `region-${n}`);
    const { asked } = await show(() => allowed, {}, regions);
    expect(
      screen.getByText(/more than 100 values, so they are not checked/),
    ).toBeInTheDocument();
    await open(/Region/);
    expect(await options()).toHaveLength(101);
    expect(asked).toEqual([]);
  });
});
