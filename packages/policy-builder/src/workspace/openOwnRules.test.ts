import { existsSync } from 'node:fs';
import { folderOf, policiesFolder } from '../__testUtils__';
import { openOwnRules } from './openOwnRules';

const own = (settings: object, files: Record<string, string> = {}) =>
  folderOf({
    'guardrails.json': JSON.stringify({
      namespace: 'acme',
      version: '1.0.0',
      ...settings,
    }),
    ...files,
  });

const open = (folder: string) =>
  openOwnRules({ folder, policies: policiesFolder, reserved: ['network'] });

describe('openOwnRules', () => {
  it.each<[string, string, string]>([
    ['no guardrails.json', folderOf({}), 'has no guardrails.json'],
    ['no JSON', folderOf({ 'guardrails.json': '{' }), 'is not JSON'],
    [
      'a setting that is there twice',
      folderOf({
        'guardrails.json':
          '{"namespace": "acme", "version": "1.0.0", "version": "2.0.0"}',
      }),
      'Duplicate key at /version',
    ],
    ['an unknown setting', own({ namespaces: 'x' }), 'namespaces'],
    ['a namespace that is no name', own({ namespace: 'Acme' }), 'namespace'],
    ['a namespace with a path', own({ namespace: '../x' }), 'namespace'],
    [
      'the category of shipped rules',
      own({ namespace: 'network' }),
      'belongs to shipped rules',
    ],
    ['no version', own({ version: 'latest' }), 'version'],
    [
      "a parameter that is not the namespace's",
      own({
        parameters: {
          allowedRegions: {
            schema: { description: 'x', type: 'array' },
            values: { default: [] },
          },
        },
      }),
      'must be acme/',
    ],
    [
      'a parameter without a value for each class',
      own({
        parameters: {
          'acme/limit': {
            schema: { description: 'x', type: 'integer' },
            values: { production: 1 },
          },
        },
      }),
      'needs a "default"',
    ],
    [
      'a file that is no rule',
      own({}, { 'rules/lib.md': '' }),
      'rules/lib.md is neither a rule nor its test',
    ],
    [
      'a rule in a folder',
      own({}, { 'rules/network/x.rego': '' }),
      'rules/network is neither a rule nor its test',
    ],
    [
      'a rule that would be taken for a test',
      own({}, { 'rules/redrive-test.rego': '' }),
      'rules/redrive-test.rego ends in -test',
    ],
    [
      'a test of a rule that would be taken for one',
      own({}, { 'rules/redrive-test_test.rego': '' }),
      'rules/redrive-test_test.rego ends in -test',
    ],
  ])('refuses %s', (_what, folder, words) => {
    expect(() => open(folder)).toThrow(words);
  });

  it('stages rules under their namespace, says their paths as the author knows them, and leaves nothing behind', () => {
    const workspace = open(
      own(
        {
          parameters: {
            'acme/limit': {
              schema: { description: 'x', type: 'integer' },
              values: { default: 3, sandbox: 9 },
            },
          },
        },
        { 'rules/my-rule.rego': '', 'samples/my-rule/pass-x.json': '{}' },
      ),
    );
    const staged = 'guardrails/rules/acme/my-rule/my_rule.rego';
    expect(existsSync(`${workspace.folder}/${staged}`)).toBe(true);
    expect(workspace.inAuthorsWords(`at ${staged}:3`)).toBe(
      'at rules/my-rule.rego:3',
    );
    expect(workspace.testParameters.sandbox.values['acme/limit']).toBe(9);
    expect(workspace.testParameters.staging.values['acme/limit']).toBe(3);
    expect(workspace.testParameters.staging.values.adminPorts).toBeDefined();
    workspace.close();
    expect(existsSync(workspace.folder)).toBe(false);
  });
});
