import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleFolder, policiesFolder, withOpa } from '../__testUtils__';
import { packTar } from '../archive';
import { opaAt } from '../opa';
import { openOwnRules, policiesWorkspace } from '../workspace';
import { buildBundle } from './buildBundle';

const opa = opaAt('opa');

withOpa('buildBundle', () => {
  it('makes the shipped bundle, byte for byte', () => {
    const { files } = buildBundle(policiesWorkspace(policiesFolder), opa);
    expect(
      packTar(files).equals(
        readFileSync(join(policiesFolder, 'bundle/guardrails.tar.gz')),
      ),
    ).toBe(true);
  });

  it('makes a bundle of own rules with nothing of others but helpers, the same bytes each time', () => {
    const build = () => {
      const own = openOwnRules({
        folder: exampleFolder,
        policies: policiesFolder,
        reserved: ['network'],
      });
      try {
        return packTar(buildBundle(own, opa).files);
      } finally {
        own.close();
      }
    };
    const own = openOwnRules({
      folder: exampleFolder,
      policies: policiesFolder,
      reserved: [],
    });
    const { files, rules } = buildBundle(own, opa);
    own.close();

    expect(build().equals(build())).toBe(true);
    expect(
      Object.keys(files).filter(path => !path.startsWith('/guardrails/lib/')),
    ).toEqual([
      '/.manifest',
      '/guardrails/main/main.rego',
      '/guardrails/rules/acme/queue-redrive/queue_redrive.rego',
      '/guardrails/rules/acme/queue-retention/queue_retention.rego',
      '/data.json',
      '/parameters/schema.json',
      '/parameters/default.json',
      '/policy.wasm',
    ]);
    expect(JSON.parse(String(files['/.manifest'])).metadata.guardrails).toEqual(
      { version: '1.0.0', namespace: 'acme', policies: '0.1.0' },
    );
    expect(JSON.parse(String(files['/parameters/schema.json']))).toMatchObject({
      required: ['acme/minimumRetentionSeconds'],
      additionalProperties: false,
    });
    expect(JSON.parse(String(files['/parameters/default.json']))).toEqual({
      version: 'guardrails/parameters/v1',
      sandbox: { values: { 'acme/minimumRetentionSeconds': 60 } },
      development: { values: { 'acme/minimumRetentionSeconds': 259200 } },
      staging: { values: { 'acme/minimumRetentionSeconds': 259200 } },
      production: { values: { 'acme/minimumRetentionSeconds': 259200 } },
    });
    expect(rules.map(({ id }) => id)).toEqual([
      'acme/queue-redrive',
      'acme/queue-retention',
    ]);
  });
});
