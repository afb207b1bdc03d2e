import { actionTemplates } from './actionTemplates';

const template = (name: string, annotations?: Record<string, string>) => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name, ...(annotations && { annotations }) },
});

it('has the templates of the module and those of every module, changes first', () => {
  expect(
    actionTemplates(
      [
        template('decommission', { 'guardrails/deletes': 'any' }),
        template('environment-change', { 'guardrails/changes': 'environment' }),
        template('database-change', { 'guardrails/changes': 'database' }),
        template('environment'),
      ],
      'environment',
    ).map(({ kind, ref }) => [kind, ref]),
  ).toEqual([
    ['change', 'template:default/environment-change'],
    ['delete', 'template:default/decommission'],
  ]);
});
