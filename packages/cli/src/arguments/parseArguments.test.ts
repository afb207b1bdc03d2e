import {
  actionSchema,
  environmentClassSchema,
} from '@backstage-guardrails/policy-model';
import { CliError } from '../errors';
import { parseArguments } from './parseArguments';
import { actions, environmentClasses } from './readOptions';

describe('parseArguments', () => {
  it('counts what nobody says as production, and finds the format out', () => {
    expect(parseArguments(['check', 'a.json', '-'])).toEqual({
      name: 'check',
      paths: ['a.json', '-'],
      output: 'text',
      quiet: false,
      failOn: 'needs-approval',
      requireFacts: false,
      judge: {
        by: 'bundle',
        format: 'auto',
        environmentClass: 'production',
        target: undefined,
        environment: undefined,
        action: undefined,
        bundles: [],
        parameters: undefined,
      },
    });
  });

  it('reads every option, wherever it stands', () => {
    expect(
      parseArguments([
        'check',
        '--target=resource:Checkout-DB',
        'a.json',
        '--environment',
        'payments-staging',
        '--environment-class',
        'staging',
        '--action',
        'provision',
        '--format',
        'terraform-plan',
        '--bundle',
        'b.tar.gz',
        '--parameters',
        'p.json',
        '--output',
        'markdown',
        '--require-facts',
        '--source',
        'infra',
        '--quiet',
        '--fail-on',
        'warn',
      ]),
    ).toEqual({
      name: 'check',
      paths: ['a.json'],
      output: 'markdown',
      source: 'infra',
      quiet: true,
      failOn: 'warn',
      requireFacts: true,
      judge: {
        by: 'bundle',
        format: 'terraform-plan',
        target: 'resource:default/checkout-db',
        environment: 'payments-staging',
        environmentClass: 'staging',
        action: 'provision',
        bundles: ['b.tar.gz'],
        parameters: 'p.json',
      },
    });
  });

  it('reads several bundles in their order', () => {
    const bundles = ['shipped', './acme.tar.gz'];
    const options = bundles.flatMap(bundle => ['--bundle', bundle]);
    expect(parseArguments(['check', 'a.json', ...options])).toMatchObject({
      judge: { by: 'bundle', bundles },
    });
    expect(parseArguments(['explain', 'acme/a', ...options])).toMatchObject({
      bundles,
    });
    expect(parseArguments(['bundle', 'inspect', ...options])).toMatchObject({
      bundles,
    });
  });

  it('leaves everything that decides to the server', () => {
    expect(
      parseArguments([
        'check',
        'a.json',
        '--server',
        'https://portal.example.com',
        '--environment',
        'payments-staging',
      ]),
    ).toMatchObject({
      judge: {
        by: 'server',
        server: 'https://portal.example.com',
        target: undefined,
        environment: 'payments-staging',
      },
    });
  });

  it('reads what is done with own rules', () => {
    expect(parseArguments(['bundle', 'build', 'own', '-o', 'a.tgz'])).toEqual({
      name: 'bundle-build',
      folder: 'own',
      out: 'a.tgz',
      fetch: true,
    });
    expect(parseArguments(['rule', 'test', '--no-fetch'])).toEqual({
      name: 'rule-test',
      folder: '.',
      fetch: false,
    });
    expect(
      parseArguments(['rule', 'new', 'acme/a', '--type', 'aws_sqs_queue']),
    ).toEqual({
      name: 'rule-new',
      id: 'acme/a',
      folder: '.',
      title: undefined,
      type: 'aws_sqs_queue',
    });
  });

  it('replays decisions by id, or those of a time, in UTC', () => {
    const server = 'https://portal.example.com';
    expect(parseArguments(['replay', 'a', 'b', '--server', server])).toEqual({
      name: 'replay',
      server,
      which: { by: 'id', decisions: ['a', 'b'] },
      output: 'text',
    });
    expect(
      parseArguments([
        'replay',
        '--since',
        '2026-03-01',
        '--until=2026-03-02T12:00:00+02:00',
        '--server',
        server,
        '--output=json',
      ]),
    ).toEqual({
      name: 'replay',
      server,
      which: {
        by: 'time',
        since: '2026-03-01T00:00:00.000Z',
        until: '2026-03-02T10:00:00.000Z',
      },
      output: 'json',
    });
  });

  it('reads a replay with another policy as a what-if', () => {
    const server = 'https://portal.example.com';
    const since = ['--since', '2026-03-01', '--server', server];
    const at = { name: 'what-if', server, since: '2026-03-01T00:00:00.000Z' };
    expect(
      parseArguments(['replay', ...since, '--bundle', 'a', '--bundle=b']),
    ).toEqual({ ...at, bundles: ['a', 'b'], output: 'text' });
    expect(
      parseArguments([
        'replay',
        ...since,
        '--until=2026-03-02',
        '--parameters=p.json',
        '--over=active',
        '--output=json',
      ]),
    ).toEqual({
      ...at,
      until: '2026-03-02T00:00:00.000Z',
      bundles: [],
      parameters: 'p.json',
      over: 'active',
      output: 'json',
    });
  });

  it.each([
    [['chek', 'x']],
    [['constructor']],
    [['check']],
    [['check', '-', '-']],
    [['check', 'x', '--formt', 'auto']],
    [['check', 'x', '--format']],
    [['check', 'x', '--format=']],
    [['check', 'x', '--format', 'a', '--format', 'b']],
    [['check', 'x', '--output', 'yaml']],
    [['check', 'x', '--output', 'sarif', '--quiet']],
    [['check', 'x', '--fail-on', 'never']],
    [['check', 'x', '--fail-on', 'deny', '--require-facts']],
    [['explain', 'x', '--output', 'sarif']],
    [['check', 'x', '--environment-class', 'prod']],
    [['check', 'x', '--action', 'look']],
    [['check', 'x', '--target', 'no ref']],
    [['check', 'x', '--server', 'ftp://x']],
    [['check', 'x', '--server', 'https://me:secret@x']],
    [['check', 'x', '--server', 'https://x', '--action', 'provision']],
    [['check', 'x', '--server', 'https://x', '--environment-class', 'sandbox']],
    [['check', 'x', '--server', 'https://x', '--bundle', 'y']],
    [['parameters']],
    [['parameters', 'list']],
    [['parameters', 'check']],
    [['parameters', 'check', 'a', 'b']],
    [['parameters', 'check', 'a', '--parameters', 'b']],
    [['parameters', 'diff', 'a']],
    [['parameters', 'diff', 'a', 'b', 'c']],
    [['parameters', 'explain']],
    [['parameters', 'explain', 'a', 'b']],
    [['check', 'x', '--server', 'https://x', '--parameters', 'y']],
    [['check', 'x', '--server', 'https://x', '--format', 'auto']],
    [['adapt']],
    [['adapt', 'a', 'b']],
    [['explain']],
    [['bundle']],
    [['bundle', 'compile']],
    [['bundle', 'build']],
    [['bundle', 'build', 'a', 'b']],
    [['bundle', 'build', 'a', '--bundle', 'b']],
    [['bundle', 'build', 'a', '--no-fetch', '--no-fetch']],
    [['bundle', 'diff', 'a']],
    [['bundle', 'diff', 'a', 'b', '-o', 'c']],
    [['bundle', 'diff', 'a', 'b', '--parameters', 'c']],
    [['bundle', 'diff', 'a', 'b', '--server', 'ftp://x']],
    [['bundle', 'inspect', '--server', 'https://x']],
    [['bundle', 'inspect', 'a']],
    [['bundle', 'inspect', '--no-fetch']],
    [['rule']],
    [['rule', 'new']],
    [['rule', 'new', 'acme/a', '--no-fetch']],
    [['rule', 'lint', 'a', 'b']],
    [['rule', 'test', '--title', 'a']],
    [['rule', 'constructor']],
    [['check', 'x', '--bundle', 'a', '--bundle=']],
    [['adapt', 'x', '--bundle', 'a']],
    [['modules']],
    [['modules', 'digest']],
    [['modules', 'digest', 'a', 'b']],
    [['modules', 'list', 'a']],
    [['verify', 'receipt.json']],
    [['verify', '--key', 'log.pub']],
    [['verify', '-', '-', '--key', 'log.pub']],
    [['verify', 'a', '--key', 'log.pub', '--server', 'https://x']],
    [['undelivered']],
    [['undelivered', 'a', '--server', 'https://x']],
    [['replay', 'a']],
    [['replay', '--server', 'https://x']],
    [['replay', 'a', '--since', '2026-03-01', '--server', 'https://x']],
    [['replay', 'a', '--until', '2026-03-01', '--server', 'https://x']],
    [['replay', '--since', 'yesterday', '--server', 'https://x']],
    [['replay', '--since', '2026-03-01T12:00:00', '--server', 'https://x']],
    [['replay', '--since', '2026-13-01', '--server', 'https://x']],
    [['replay', 'a', '--server', 'https://me:secret@x']],
    [['replay', 'a', '--bundle', 'b', '--server', 'https://x']],
    [['replay', 'a', '--parameters', 'b', '--server', 'https://x']],
    [
      [
        'replay',
        '--since',
        '2026-03-01',
        '--over=active',
        '--server=https://x',
      ],
    ],
    [
      [
        'replay',
        '--since=2026-03-01',
        '--bundle=b',
        '--over=active',
        '--server=https://x',
      ],
    ],
  ])('refuses %j', argv => {
    let thrown: unknown;
    try {
      parseArguments(argv);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(CliError);
    expect(thrown).toMatchObject({ code: 'usage' });
    expect(String(thrown)).not.toContain('secret');
  });

  it('knows the same words as the model', () => {
    expect(environmentClasses).toEqual(environmentClassSchema.options);
    expect(actions).toEqual(actionSchema.options);
  });
});
