import { mockServices } from '@backstage/backend-test-utils';
import { readGuardrailsConfig } from './readGuardrailsConfig';

const read = (guardrails: object) =>
  readGuardrailsConfig(
    mockServices.rootConfig({ data: { guardrails } as never }),
  );

describe('readGuardrailsConfig', () => {
  it('has a default for everything', () => {
    expect(readGuardrailsConfig(mockServices.rootConfig({ data: {} }))).toEqual(
      {
        environments: [],
        modules: [],
        policy: { bundle: undefined, parameters: undefined },
        access: {
          readers: [],
          operators: [],
          enforcementPoints: ['plugin:scaffolder'],
        },
        operations: { withoutRule: 'deny' },
        guardedActions: [],
        evidence: { maxSize: 67108864, timeToLive: 3600000, keep: false },
        decisions: { maxConcurrent: 256, maxBodySize: 1048576 },
        preview: { perMinute: 60, maxBodySize: 1048576 },
        grants: { timeToLive: 900000, outcomeWithin: 21600000 },
        retention: { inputs: 7776000000, decisions: 63072000000 },
        facts: { timeToLive: 30000 },
        sealingKey: undefined,
      },
    );
  });

  it.each([
    [
      { environments: [{ name: 'a', class: 'prod' }] },
      'guardrails.environments[0].class',
    ],
    [
      {
        environments: [
          { name: 'a', class: 'sandbox' },
          { name: 'a', class: 'production' },
        ],
      },
      'guardrails.environments[1].name',
    ],
    [
      { environments: [{ class: 'sandbox' }] },
      'guardrails.environments[0].name',
    ],
    [
      {
        modules: [
          { id: 'a', path: '.' },
          { id: 'a', path: '..' },
        ],
      },
      'guardrails.modules[1].id',
    ],
    [
      { access: { readers: ['user:default/a'] } },
      'guardrails.access.readers[0]',
    ],
    [{ operations: { default: 'maybe' } }, 'guardrails.operations.default'],
    [{ evidence: { maxSize: 0 } }, 'guardrails.evidence.maxSize'],
    [{ evidence: { timeToLive: 'soon' } }, 'guardrails.evidence.timeToLive'],
  ])('says where %j is wrong', (config, place) => {
    expect(() => read(config)).toThrow(place);
  });

  it('takes an empty sealing key for none', () => {
    expect(read({ sealingKey: '' }).sealingKey).toBeUndefined();
  });
});
