import type { JsonObject, JsonValue } from '@backstage/types';
import { findSecretInputs } from './findSecretInputs';
import type { TaskStep } from './TaskStep';

const NOISE = 'value';

/** What the scaffolder hands to the action: every text of the template is some value by then. */
function rendered(written: JsonValue | undefined): JsonValue {
  if (typeof written === 'string') return NOISE;
  if (Array.isArray(written)) return written.map(rendered);
  if (typeof written !== 'object' || written === null) return written ?? null;
  return Object.fromEntries(
    Object.entries(written).map(([key, item]) => [key, rendered(item)]),
  );
}

function found(
  input: JsonObject,
  more: { each?: JsonValue; before?: TaskStep[] } = {},
) {
  const step = { id: 'it', action: 'shop:close', input, each: more.each };
  return findSecretInputs({
    steps: [...(more.before ?? []), step],
    step: 'it',
    action: 'shop:close',
    input: rendered(input) as JsonObject,
  }).map(({ path, via }) => `${via}:${path.join('/')}`);
}

const echo = (input: JsonValue, id = 'echo'): TaskStep => ({
  id,
  action: 'debug:echo',
  input: { message: input },
});

describe('findSecretInputs', () => {
  it.each([
    'plain secrets',
    'the secrets of nobody: ${{ parameters.x }}',
    '${{ parameters.x }}',
    '${{ parameters.secrets }}',
    '${{ parameters . secrets }}',
    '${{ environment.parameters.region }}',
    '${{ parameters.environment }}',
    '${{ steps.other.output.secrets }}',
    '${{ mysecrets }}',
    '${{ secretsOf }}',
    '$ { { secrets.x } }',
  ])('lets %j be judged', text => {
    expect(found({ a: text })).toEqual([]);
  });

  it.each([
    '${{ secrets.x }}',
    '${{secrets.x}}',
    '${{- secrets.x -}}',
    "${{ secrets['x'] }}",
    '${{ secrets["x"] | upper }}',
    '${{ secrets }}',
    '${{ secrets | dump }}',
    'a ${{ parameters.x }} b ${{ secrets.x }}',
    '${{ parameters.x if parameters.y else secrets.z }}',
    '${{ "}}" ~ secrets.x }}',
    '${{ ("a", secrets.x) | join }}',
    '${{ parameters[secrets.x] }}',
    '${{ {a:secrets.x}.a }}',
    '{% set s = secrets %}${{ s.x }}',
    '{% for k, v in secrets %}${{ v }}{% endfor %}',
    '{%if 1%}${{ secrets.x }}{%endif%}',
    '${{ secrets.x',
    '${{ \n secrets\n.x }}',
    '${{ environment.secrets.x }}',
    "${{ environment['secrets'].x }}",
    '${{ environment[parameters.x] }}',
    '${{ environment }}',
    '{% set e = environment %}${{ e.secrets.x }}',
    '${{ parameters.x | replace("a", secrets.x) }}',
    '${{ #%& secrets.x }}',
    '${{ 1..secrets }} ${{ secrets }}',
  ])('withholds %j', text => {
    expect(found({ a: text })).toEqual(['secrets:a']);
  });

  it('withholds by place, in lists and objects, and whole where names come from secrets', () => {
    expect(
      found({
        plain: '${{ parameters.x }}',
        list: ['a', '${{ secrets.x }}', { deep: '${{ secrets.y }}' }],
        'a/b': { c: '${{ secrets.z }}', d: 1 },
        named: { '${{ secrets.x }}': 1, other: 2 },
      }),
    ).toEqual([
      'secrets:list/1',
      'secrets:list/2/deep',
      'secrets:a/b/c',
      'secrets:named',
    ]);
  });

  it('withholds the whole of what an expression made', () => {
    const step = {
      id: 'it',
      action: 'shop:close',
      input: { values: '${{ secrets.x | parseJson }}' },
    };
    expect(
      findSecretInputs({
        steps: [step],
        step: 'it',
        action: 'shop:close',
        input: { values: { chosen: { by: 'the requester' } } },
      }),
    ).toEqual([
      {
        path: ['values'],
        value: { chosen: { by: 'the requester' } },
        via: 'secrets',
      },
    ]);
  });

  it('leaves out what the expression left out', () => {
    const input = { a: '${{ secrets.x }}', b: '${{ secrets.y }}' };
    expect(
      findSecretInputs({
        steps: [{ id: 'it', action: 'shop:close', input }],
        step: 'it',
        action: 'shop:close',
        input: { b: '' },
      }).map(({ path }) => path),
    ).toEqual([['b']]);
  });

  it('follows each', () => {
    const input = { a: '${{ each.value }}', b: '${{ parameters.each }}' };
    expect(found(input, { each: '${{ parameters.list }}' })).toEqual([]);
    expect(found(input, { each: '${{ secrets.list | parseJson }}' })).toEqual([
      'secrets:a',
    ]);
    expect(found(input, { each: ['a', '${{ secrets.x }}'] })).toEqual([
      'secrets:a',
    ]);
  });

  it.each<[string, TaskStep[], string]>([
    [
      'a step with a secret',
      [echo('${{ secrets.x }}')],
      '${{ steps.echo.output.message }}',
    ],
    [
      'its name in brackets',
      [echo('${{ secrets.x }}', 'the-echo')],
      "${{ steps['the-echo'].output.message }}",
    ],
    [
      'a computed name',
      [echo('${{ secrets.x }}')],
      '${{ steps[parameters.x].output.message }}',
    ],
    ['all steps', [echo('${{ secrets.x }}')], '${{ steps | dump }}'],
    [
      'an alias',
      [echo('${{ secrets.x }}')],
      '{% set s = steps %}${{ s.echo.output.message }}',
    ],
    [
      'two steps',
      [
        echo('${{ secrets.x }}'),
        echo('${{ steps.echo.output.message }}', 'two'),
      ],
      '${{ steps.two.output.message }}',
    ],
    [
      'a step in any order',
      [
        echo('${{ steps.echo.output.message }}', 'two'),
        echo('${{ secrets.x }}'),
      ],
      '${{ steps.two.output.message }}',
    ],
    [
      'the each of a step',
      [{ ...echo('${{ each.value }}'), each: '${{ secrets.x | parseJson }}' }],
      '${{ steps.echo.output.message }}',
    ],
    [
      'the name of an input',
      [{ ...echo(''), input: { '${{ secrets.x }}': 1 } }],
      '${{ steps.echo.output.message }}',
    ],
  ])('follows a secret through %s', (_, before, text) => {
    expect(found({ a: text }, { before })).toEqual(['steps:a']);
  });

  it('does not follow what was given no secret, nor our own actions, which put none out', () => {
    const plan: TaskStep = {
      id: 'plan',
      action: 'guardrails:terraform:plan',
      input: { values: { password: '${{ secrets.x }}' } },
    };
    const before = [echo('${{ parameters.x }}'), plan];
    const input = {
      a: '${{ steps.echo.output.message }}',
      b: '${{ steps.plan.output.plan }}',
    };
    expect(found(input, { before })).toEqual([]);
  });
});
