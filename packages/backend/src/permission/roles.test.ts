import { entityCostPermissions } from '@backstage-guardrails/plugin-entity-cost-common';
import { guardrailsPermissions } from '@backstage-guardrails/plugin-guardrails-common';
import { type Role, roles } from './roles';

const names = (role: Role) => roles[role].map(({ name }) => name);

describe('roles', () => {
  it('name every permission of the plugins, and none has them all', () => {
    const all = [...guardrailsPermissions, ...entityCostPermissions]
      .map(({ name }) => name)
      .sort();
    const given = new Set(Object.keys(roles).flatMap(r => names(r as Role)));
    expect([...given].sort()).toEqual(all);
    for (const role of Object.keys(roles)) {
      expect(names(role as Role).length).toBeLessThan(all.length);
    }
  });

  it('let an auditor read and do nothing else', () => {
    expect(roles.auditor.map(({ attributes }) => attributes.action)).toEqual(
      roles.auditor.map(() => 'read'),
    );
  });

  it('let nobody consent to changes by a role that carries them out', () => {
    const carryingOut = ['guardrails.grant.use', 'guardrails.decision.create'];
    expect(
      names('approver').filter(name => carryingOut.includes(name)),
    ).toEqual([]);
    expect(names('developer')).not.toContain('guardrails.approval.decide');
  });
});
