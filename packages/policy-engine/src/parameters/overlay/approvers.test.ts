import { parametersWith, sha256, testRules } from '../../__testUtils__';
import { loadParameters } from '../loadParameters';
import { overlayParameters } from './overlayParameters';

const bundle = { rules: testRules };
const requirement = (ref: string) => ({ from: ['owner', ref], minimum: 1 });
const overlay = (production: object) =>
  overlayParameters(
    { version: 'guardrails/parameters/v1', production },
    { shipped: parametersWith(), hash: sha256, bundle },
  );

describe('an approver', () => {
  it.each([
    'group:default/platform',
    'user:default/platform.engineer',
    'owner',
  ])('can be %s', ref => {
    const approvers = [requirement(ref)];
    expect(overlay({ approvers }).value.production.approvers).toEqual(
      approvers,
    );
  });

  it.each([
    ['platform', 'group:default/platform'],
    ['group:platform', 'group:default/platform'],
    ['Group:default/Platform', 'group:default/platform'],
    ['user:engineer', 'user:default/engineer'],
    ['Owner', 'group:default/owner'],
    ['component:default/checkout', 'group:default/platform'],
    ['group:default/a b', 'group:default/platform'],
    ['group:default/\u202eplatform', 'group:default/platform'],
    ['', 'group:default/platform'],
    ['*', 'group:default/platform'],
  ])('is refused as %j, with its place', (ref, example) => {
    const message = `production.approvers.1.from.1: ${JSON.stringify(
      ref,
    )} is no ref of a group or a user; write owner, or kind, namespace and name in small letters, such as ${example}`;
    const first = requirement('group:default/security');
    expect(() => overlay({ approvers: [first, requirement(ref)] })).toThrow(
      expect.objectContaining({
        code: 'parameters-malformed',
        message: expect.stringContaining(message),
      }),
    );
  });

  it('is checked for exceptions, where a request is escalated, and in a complete file', () => {
    expect(() =>
      overlay({ exceptionApprovers: [requirement('security')] }),
    ).toThrow('production.exceptionApprovers.0.from.1: ');
    const escalated = (ref: string) => ({
      ...requirement('group:default/platform'),
      escalation: { afterMinutes: 5, to: [ref] },
    });
    expect(overlay({ approvers: [escalated('owner')] })).toBeDefined();
    expect(() => overlay({ approvers: [escalated('security')] })).toThrow(
      'production.approvers.0.escalation.to.0: ',
    );
    const recorded = parametersWith({ approvers: [requirement('platform')] });
    expect(() =>
      overlayParameters(recorded, {
        shipped: parametersWith(),
        hash: sha256,
        bundle,
      }),
    ).toThrow('sandbox.approvers.0.from.1: ');
    // What is on record can be read, so that decisions of then can be made again.
    expect(loadParameters(recorded, { hash: sha256, bundle })).toBeDefined();
  });
});
