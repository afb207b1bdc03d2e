import { literalSecrets } from './literalSecrets';

const base64 = (text: string) => Buffer.from(text).toString('base64');

function found(expressions: Record<string, unknown>, type = 'some_type') {
  return literalSecrets({ address: `${type}.a`, type, expressions }).map(
    ({ detail }) => detail,
  );
}

const constant = (value: unknown) => ({ constant_value: value });

describe('secrets that are written down', () => {
  it.each([
    [
      'through a function of literals',
      { secret_string: {} },
      ['secret-attribute /secret_string'],
    ],
    [
      'in an attribute that no state keeps',
      { password_wo: constant('hunter2-prod') },
      ['secret-attribute /password_wo'],
    ],
    [
      'under short names',
      {
        environment_variables: constant({
          DB_PASS: 'hunter2-prod',
          PGPASSWORD: 'hunter2-prod',
          AUTH_KEY: 'q8w7e6r5t4z3u2i1',
        }),
      },
      [
        'secret-attribute /environment_variables/DB_PASS',
        'secret-attribute /environment_variables/PGPASSWORD',
        'secret-attribute /environment_variables/AUTH_KEY',
      ],
    ],
    [
      'in lists of names and values',
      {
        env: [
          { name: constant('DB_PASSWORD'), value: constant('hunter2-prod') },
        ],
      },
      ['secret-attribute /env/0/value'],
    ],
    [
      'in text that is JSON',
      {
        container_definitions: constant(
          JSON.stringify([
            { environment: [{ name: 'API_TOKEN', value: 'hunter2-prod' }] },
          ]),
        ),
      },
      ['secret-attribute /container_definitions'],
    ],
    [
      'in a script',
      { user_data: constant('#!/bin/sh\nexport DB_PASSWORD=hunter2-prod\n') },
      ['assigned-secret /user_data'],
    ],
    [
      'in a script that is encoded',
      {
        user_data_base64: constant(
          base64('#!/bin/sh\nexport DB_PASSWORD=hunter2-prod\n'),
        ),
      },
      ['assigned-secret /user_data_base64'],
    ],
  ])('%s', (_, expressions, details) => {
    expect(found(expressions)).toEqual(details);
  });

  it('in a parameter, write-only too', () => {
    expect(
      found(
        { type: constant('SecureString'), value_wo: constant('hunter2-prod') },
        'aws_ssm_parameter',
      ),
    ).toEqual(['secret-attribute /value_wo']);
    expect(
      found(
        { type: constant('String'), value: constant('enabled') },
        'aws_ssm_parameter',
      ),
    ).toEqual([]);
  });

  it('where a provider keeps them under a name that does not tell', () => {
    expect(
      found(
        {
          secret: [
            { name: constant('queue'), value: constant('hunter2-prod') },
            { name: constant('store'), value: { references: ['var.store'] } },
          ],
          template: [{ container: [{ env: [{ value: constant('eu') }] }] }],
        },
        'azurerm_container_app',
      ),
    ).toEqual(['secret-attribute /secret/0/value']);
    expect(found({ value: {} }, 'aws_api_gateway_api_key')).toEqual([
      'secret-attribute /value',
    ]);
  });

  it.each([
    ['aws_efs_file_system', { creation_token: constant('shop-files') }],
    ['aws_efs_file_system', { creation_token: {} }],
    [
      'aws_cognito_user_pool_client',
      { token_validity_units: [{ access_token: constant('minutes') }] },
    ],
    [
      'google_cloudfunctions2_function',
      {
        service_config: [
          { secret_environment_variables: [{ secret: constant('db-login') }] },
        ],
      },
    ],
    [
      'azurerm_data_factory_linked_service_azure_sql_database',
      {
        connection_string: constant(
          'data source=shop;initial catalog=main;encrypt=True',
        ),
      },
    ],
  ])('are not what only has their name: %s', (type, expressions) => {
    expect(found(expressions, type)).toEqual([]);
  });

  it.each([
    ['a reference', { password: { references: ['var.password'] } }],
    ['a block with nothing in it', { settings: {} }],
    [
      'a setting about a secret',
      { manage_master_user_password: {}, require_ssl_secret: {} },
    ],
    [
      'names of secrets, limits and addresses',
      {
        environment_variables: constant({
          TOKEN_TTL: '3600',
          SECRET_NAME: 'prod/db',
          MAX_TOKENS: '4096',
          DB_PASSWORD: 'arn:aws:secretsmanager:eu-west-1:1:secret:x',
          DB_PASS: '/shop/db',
          ENCRYPTION_KEY: 'alias/shop-2',
          SIGNING_KEY: '11111111-2222-3333-4444-555555555555',
        }),
      },
    ],
    [
      'values that come from a store',
      {
        container_definitions: constant(
          JSON.stringify([
            { secrets: [{ name: 'DB_PASSWORD', valueFrom: 'arn:aws:x' }] },
          ]),
        ),
      },
    ],
    [
      'a script that reads them',
      {
        user_data: constant(
          'export DB_PASSWORD=$(aws ssm get-parameter --name db)\nexport SECRET_NAME=prod-db-secret',
        ),
      },
    ],
    ['text that only begins like JSON', { body: constant('{password') }],
  ])('are not: %s', (_, expressions) => {
    expect(found(expressions)).toEqual([]);
  });
});
