import { adaptDocument } from '../../__testUtils__/evidence';
import { adaptPlan, plan, row, sensitive } from '../../__testUtils__/plan';

describe('values of a terraform-plan', () => {
  it('tells changed from unchanged secrets, and never lets one through', () => {
    const adapted = adaptPlan(
      [
        row('aws_thing.a', {
          actions: ['update'],
          before: {
            same: 'S1',
            new: 'S2',
            gone: 'S3',
            unmarked: 'S4',
            n: null,
          },
          after: { same: 'S1', new: 'S5', gone: null, unmarked: 'S4', n: null },
          before_sensitive: {
            same: true,
            new: true,
            gone: true,
            unmarked: true,
          },
          after_sensitive: { same: true, new: true, n: true },
        }),
        row('aws_thing.b', {
          after: { list: ['S6', { deep: 'S7' }], text: 'S8' },
          after_sensitive: {
            list: [true, { deep: true }],
            text: { odd: true },
          },
        }),
        row('aws_thing.c', {
          after: { a: 'S9' },
          after_sensitive: true,
          after_unknown: { b: true },
        }),
      ],
      { variables: { password: { value: 'S0' } } },
    );
    expect(adapted.subject.changes.map(c => [c.before, c.after])).toEqual([
      [
        {
          same: sensitive(false),
          new: sensitive(true),
          gone: sensitive(true),
          unmarked: sensitive(false),
          n: sensitive(false, false),
        },
        {
          same: sensitive(false),
          new: sensitive(true),
          gone: sensitive(true, false),
          unmarked: sensitive(false),
          n: sensitive(false, false),
        },
      ],
      [
        null,
        {
          list: [sensitive(true), { deep: sensitive(true) }],
          text: sensitive(true),
        },
      ],
      [null, sensitive(true)],
    ]);
    expect(JSON.stringify(adapted)).not.toMatch(/"S\d"/);
  });

  it('hides secrets that nobody marked, and reports where they stand', () => {
    const key = `AKIA${'A1'.repeat(8)}`;
    const adapted = adaptPlan(
      [
        row('aws_instance.a', {
          after: {
            user_data: `export AWS_ACCESS_KEY_ID=${key}`,
            environment: [{ variables: { DB_PASSWORD: 'hunter2', PORT: '1' } }],
          },
          after_sensitive: {},
        }),
        row('aws_instance.b', {
          actions: ['update'],
          before: { user_data: key },
          after: { user_data: 'echo' },
          after_sensitive: {},
        }),
      ],
      {
        configuration: {
          provider_config: {
            aws: {
              name: 'aws',
              expressions: { access_key: { constant_value: key } },
            },
          },
          root_module: {
            variables: { token: { default: 'hunter2', sensitive: true } },
            resources: [
              {
                mode: 'managed',
                type: 'aws_db_instance',
                name: 'd',
                expressions: {
                  password: { constant_value: 'hunter2' },
                  secret_arn: { constant_value: 'arn:aws:x' },
                },
                provisioners: [
                  {
                    type: 'remote-exec',
                    expressions: { inline: { constant_value: [key] } },
                  },
                ],
              },
            ],
          },
        },
      },
    );
    expect(adapted.subject.changes.map(c => c.after)).toEqual([
      {
        user_data: sensitive(true),
        environment: [
          { variables: { DB_PASSWORD: sensitive(true), PORT: '1' } },
        ],
      },
      { user_data: sensitive(true) },
    ]);
    expect(
      adapted.subject.configuration.externals.map(
        e => `${e.address}: ${e.detail}`,
      ),
    ).toEqual([
      'aws_db_instance.d: aws-access-key /provisioner/inline/0',
      'aws_db_instance.d: secret-attribute /password',
      'aws_instance.a: aws-access-key /user_data',
      'aws_instance.a: secret-attribute /environment/0/variables/DB_PASSWORD',
      'provider.aws: aws-access-key /access_key',
      'variable: secret-attribute /token',
    ]);
    expect(JSON.stringify(adapted)).not.toMatch(/AKIA|hunter2/);
  });

  it('seals kept-back values: another secret, another seal; no key, no seal', () => {
    const sealed = (password: string, options = {}) =>
      adaptDocument(
        plan([
          row('aws_db_instance.d', {
            after: { password },
            after_sensitive: { password: true },
          }),
        ]),
        options,
      ).sealed;
    expect(sealed('a')).toBe(sealed('a'));
    expect(sealed('a')).not.toBe(sealed('b'));
    expect(sealed('a', { keyedHash: undefined })).toBeUndefined();
  });
});
