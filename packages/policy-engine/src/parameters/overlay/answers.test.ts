import { parametersWith, sha256, testRules } from '../../__testUtils__';
import { loadParameters } from '../loadParameters';
import { overlayParameters } from './overlayParameters';

const bundle = { rules: testRules };
const [{ id }] = testRules;
const setting = (more: { owner?: string; reason?: string }) => ({
  [id]: {
    level: 'advisory' as const,
    reason: 'The network team looks at it.',
    owner: 'group:default/network',
    ...more,
  },
});
const overlay = (rules: object) =>
  overlayParameters(
    { version: 'guardrails/parameters/v1', production: { rules } },
    { shipped: parametersWith(), hash: sha256, bundle },
  );

describe('who answers for a level, and why', () => {
  it('is a group or a user, with something to read', () => {
    expect(overlay(setting({})).value.production.rules).toEqual(setting({}));
  });

  it.each([
    ['owner', 'group:Default/network'],
    ['owner', 'group:default/\u200b'],
    ['owner', 'group:default/\u001b[2K'],
    ['reason', '\u200b'],
    ['reason', '...'],
  ])('is refused with the place where %s is %j', (name, value) => {
    expect(() => overlay(setting({ [name]: value }))).toThrow(
      expect.objectContaining({
        code: 'parameters-malformed',
        message: expect.stringContaining(`production.rules.${id}.${name}: `),
      }),
    );
  });

  it('is read from a record as it was', () => {
    const recorded = parametersWith({ rules: setting({ reason: '\u200b' }) });
    expect(loadParameters(recorded, { hash: sha256, bundle })).toBeDefined();
  });
});
