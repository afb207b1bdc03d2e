import { adaptPlan, row } from '../../__testUtils__/plan';

const base64 = (text: string) => Buffer.from(text).toString('base64');

const SCRIPT = '#cloud-config\nruncmd:\n - PGPASSWORD=s3cr3tpg91 psql\n';
const HARMLESS = '#cloud-config\npackages: [nginx]\n';

/** What is found in a value that the provider marks as sensitive, with the expression that it comes from. */
function found(options: {
  type?: string;
  after: Record<string, unknown>;
  expressions: Record<string, unknown>;
  passed?: Record<string, unknown>;
  variables?: Record<string, unknown>;
}): string[] {
  const {
    type = 'azurerm_linux_virtual_machine',
    after,
    expressions,
  } = options;
  const resource = { mode: 'managed', type, name: 'main', expressions };
  const inside = {
    variables: options.variables ?? {},
    resources: [{ address: `${type}.main`, ...resource }],
  };
  const sensitive = Object.fromEntries(
    Object.keys(after).map(name => [name, true]),
  );
  const { subject } = adaptPlan(
    [
      row(
        `module.machine.${type}.main`,
        { after, after_sensitive: sensitive },
        { module_address: 'module.machine' },
      ),
    ],
    {
      configuration: {
        root_module: {
          module_calls: {
            machine: {
              source: './machine',
              expressions: options.passed ?? {},
              module: inside,
            },
          },
        },
      },
    },
  );
  expect(JSON.stringify(subject)).not.toContain('s3cr3tpg91');
  return subject.configuration.externals.map(
    ({ address, detail }) => `${address} ${detail}`,
  );
}

const scripted = {
  after: { custom_data: base64(SCRIPT) },
  expressions: { custom_data: { references: ['var.init'] } },
};

const MACHINE = 'module.machine.azurerm_linux_virtual_machine.main';

describe('secrets in values that the provider keeps back', () => {
  it.each([
    [
      'a script that is encoded',
      {
        after: { custom_data: base64(SCRIPT) },
        expressions: { custom_data: {} },
      },
      [`${MACHINE} assigned-secret /custom_data`],
    ],
    [
      'a file of the module',
      {
        after: { custom_data: base64(SCRIPT) },
        expressions: { custom_data: { references: ['path.module'] } },
      },
      [`${MACHINE} assigned-secret /custom_data`],
    ],
    [
      'members of JSON',
      {
        type: 'azurerm_virtual_machine_extension',
        after: {
          protected_settings: '{"storageAccountKey":"s3cr3tpg91/a+b=="}',
        },
        expressions: { protected_settings: {} },
      },
      [
        'module.machine.azurerm_virtual_machine_extension.main secret-attribute /protected_settings',
      ],
    ],
    [
      'a map that is merged',
      {
        type: 'azurerm_container_group',
        after: { secure_environment_variables: { DB_PASS: 's3cr3tpg91' } },
        expressions: { secure_environment_variables: {} },
      },
      [
        'module.machine.azurerm_container_group.main secret-attribute /secure_environment_variables',
      ],
    ],
    [
      'what the caller of the module makes of literals',
      { ...scripted, passed: { init: {} } },
      [`${MACHINE} assigned-secret /custom_data`],
    ],
    [
      'what a variable of the module is if the caller says nothing',
      { ...scripted, variables: { init: { default: HARMLESS } } },
      [`${MACHINE} assigned-secret /custom_data`],
    ],
  ])('finds them in %s', (_, options, expected) => {
    expect(found(options)).toEqual(expected);
  });

  it.each([
    [
      'harmless',
      {
        after: { custom_data: base64(HARMLESS) },
        expressions: { custom_data: { references: ['path.module'] } },
      },
    ],
    [
      'of a variable of the root',
      { ...scripted, passed: { init: { references: ['var.init'] } } },
    ],
    [
      'of a variable that has to be set',
      { ...scripted, variables: { init: {} } },
    ],
    [
      'of a secret in a vault',
      {
        after: { custom_data: base64(SCRIPT) },
        expressions: {
          custom_data: {
            references: [
              'path.module',
              'data.azurerm_key_vault_secret.db.value',
              'data.azurerm_key_vault_secret.db',
            ],
          },
        },
      },
    ],
    [
      'the name of a secret',
      {
        type: 'google_thing',
        after: { config: '{"password":"projects/p/secrets/db"}' },
        expressions: { config: {} },
      },
    ],
  ])('passes what is %s', (_, options) => {
    expect(found(options)).toEqual([]);
  });

  it('looks each variable up once', () => {
    const names = Array.from({ length: 12 }, (_, i) => `v${i}`);
    const references = names.map(name => `var.${name}`);
    let call: Record<string, unknown> = {
      variables: {},
      resources: [
        {
          address: 'some_type.main',
          mode: 'managed',
          type: 'some_type',
          name: 'main',
          expressions: { text: { references } },
        },
      ],
    };
    for (let depth = 0; depth < 12; depth++) {
      call = {
        module_calls: {
          m: {
            source: './m',
            expressions: Object.fromEntries(
              names.map(name => [name, depth === 11 ? {} : { references }]),
            ),
            module: call,
          },
        },
      };
    }
    const module = Array.from({ length: 12 }, () => 'module.m').join('.');
    const { subject } = adaptPlan(
      [
        row(
          `${module}.some_type.main`,
          { after: { text: SCRIPT }, after_sensitive: { text: true } },
          { module_address: module },
        ),
      ],
      { configuration: { root_module: call } },
    );
    expect(subject.configuration.externals).toEqual([
      {
        address: `${module}.some_type.main`,
        kind: 'secret-in-plain-text',
        detail: 'assigned-secret /text',
      },
    ]);
  });
});
