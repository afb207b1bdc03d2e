import { adaptDocument, refusalOf } from '../../__testUtils__/evidence';
import { adaptPlan, plan, row } from '../../__testUtils__/plan';

describe('what a terraform-plan cannot say', () => {
  it('reads an unknown list of actions as the worst it can mean, and says so', () => {
    const adapted = adaptPlan([
      row('aws_s3_bucket.b', { actions: ['create', 'incinerate', 'delete'] }),
      row('aws_s3_bucket.c', { actions: [] }),
    ]);
    expect(adapted.subject.changes.map(c => c.kind)).toEqual([
      'replace',
      'update',
    ]);
    expect(adapted.action).toBe('destroy');
    expect(
      adapted.skipped.map(({ part, path, code }) => ({ part, path, code })),
    ).toEqual([
      {
        part: 'resources',
        path: '/resource_changes/0/change/actions',
        code: 'actions-unknown',
      },
      {
        part: 'prior-state',
        path: '/resource_changes/0/change/before',
        code: 'before-missing',
      },
      {
        part: 'resources',
        path: '/resource_changes/1/change/actions',
        code: 'actions-unknown',
      },
      {
        part: 'prior-state',
        path: '/resource_changes/1/change/before',
        code: 'before-missing',
      },
    ]);
  });

  describe('never reads loosely in silence', () => {
    const skippedOf = (document: object) =>
      adaptDocument(document).skipped.map(s => [s.part, s.path, s.code]);

    it.each<[string, object, string[][]]>([
      [
        'a change without change',
        plan([{ address: 'a.b', mode: 'managed', type: 'a', name: 'b' }]),
        [['resources', '/resource_changes/0/change', 'change-unreadable']],
      ],
      [
        'a data source that is created',
        plan([row('a.b', { actions: ['create'] }, { mode: 'data' })]),
        [['resources', '/resource_changes/0/change/actions', 'data-changed']],
      ],
      [
        'a row that is no object',
        plan(['x']),
        [['resources', '/resource_changes/0', 'change-unreadable']],
      ],
      [
        'values that are no object',
        plan([row('a.b', { after: 'x' })]),
        [
          [
            'resources',
            '/resource_changes/0/change/after',
            'values-unreadable',
          ],
        ],
      ],
      [
        'one address twice',
        plan([row('a.b', {}), row('a.b', {})]),
        [['resources', '/resource_changes/1', 'address-repeated']],
      ],
      [
        'a mode nobody knows',
        plan([row('a.b', {}, { mode: 'imagined' })]),
        [['resources', '/resource_changes/0/mode', 'mode-unknown']],
      ],
      [
        'a value known and unknown at once',
        plan([row('a.b', { after: { x: 1 }, after_unknown: { x: true } })]),
        [
          [
            'resources',
            '/resource_changes/0/change/after/x',
            'known-and-unknown',
          ],
        ],
      ],
      [
        'a mask that is none',
        plan([row('a.b', { after: { x: 1 }, after_unknown: { x: 'yes' } })]),
        [
          [
            'resources',
            '/resource_changes/0/change/after/x',
            'known-and-unknown',
          ],
        ],
      ],
      [
        'changes cut out of the plan',
        plan([], {
          planned_values: {
            root_module: { resources: [{ address: 'a.b', mode: 'managed' }] },
          },
        }),
        [['resources', '/planned_values', 'changes-missing']],
      ],
      [
        'no configuration',
        { ...plan([]), configuration: undefined },
        [['configuration', '/configuration', 'missing']],
      ],
      [
        'a module that is called and not there',
        plan([], {
          configuration: {
            provider_config: { aws: 'x' },
            root_module: {
              module_calls: { a: { source: './a' }, b: 1 },
              resources: [
                { type: 'x' },
                { type: 'x', name: 'y', provisioners: {} },
              ],
            },
          },
        }),
        [
          ['configuration', '/configuration/provider_config/aws', 'unreadable'],
          [
            'configuration',
            '/configuration/root_module/resources/0',
            'unreadable',
          ],
          [
            'configuration',
            '/configuration/root_module/resources/1',
            'unreadable',
          ],
          [
            'configuration',
            '/configuration/root_module/module_calls/a/module',
            'unreadable',
          ],
          [
            'configuration',
            '/configuration/root_module/module_calls/b',
            'unreadable',
          ],
        ],
      ],
      [
        'a version that is none',
        { ...plan([]), format_version: 'new' },
        [['resources', '/format_version', 'format-version-unreadable']],
      ],
      [
        'variables that are a list',
        plan([], { variables: [] }),
        [['variables', '/variables', 'no-object']],
      ],
    ])('%s', (_, document, skipped) => {
      expect(skippedOf(document)).toEqual(skipped);
    });

    it('lets a refresh-only plan be: what it lists already exists', () => {
      const state = {
        root_module: { resources: [{ address: 'a.b', mode: 'managed' }] },
      };
      expect(
        skippedOf(
          plan([], { planned_values: state, prior_state: { values: state } }),
        ),
      ).toEqual([]);
    });

    it('notices an update that was cut out: it ends otherwise than it stood', () => {
      const state = (size: number) => ({
        root_module: {
          resources: [{ address: 'a.b', mode: 'managed', values: { size } }],
        },
      });
      expect(
        skippedOf(
          plan([], {
            planned_values: state(2),
            prior_state: { values: state(1) },
          }),
        ),
      ).toEqual([['resources', '/planned_values', 'changes-missing']]);
    });
  });

  it.each<[string, object, string]>([
    ['errors', plan([], { errored: true }), 'plan-errored'],
    [
      'a future format',
      { ...plan([]), format_version: '2.0' },
      'format-version-unsupported',
    ],
    [
      'show of a state',
      { format_version: '1.0', terraform_version: '1.1.0', values: {} },
      'state-not-plan',
    ],
    [
      'a state file',
      {
        version: 4,
        terraform_version: '1.1.0',
        serial: 1,
        lineage: 'x',
        resources: [],
      },
      'state-not-plan',
    ],
    ['no version', { resource_changes: [] }, 'shape'],
    ['changes that are no list', plan([], { resource_changes: {} }), 'shape'],
    ['a version alone', { format_version: '1.2' }, 'shape'],
    ['nothing of a plan', {}, 'format-unknown'],
    [
      'a plan that is also a configuration',
      plan([], { files: {} }),
      'format-ambiguous',
    ],
  ])('refuses %s', (_, document, code) => {
    expect(refusalOf(() => adaptDocument(document)).code).toBe(code);
  });

  it('never guesses the formats that fewer rules look at', () => {
    for (const document of [
      { name: 'x', parameters: {} },
      { module: {}, values: {} },
    ]) {
      expect(refusalOf(() => adaptDocument(document)).code).toBe(
        'format-unknown',
      );
    }
  });
});
