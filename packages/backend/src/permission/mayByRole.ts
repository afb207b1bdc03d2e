import { type Role, roles } from './roles';

/** Which roles the members of a group have in the demo organisation. */
const assigned: Record<string, Role[]> = {
  'group:default/payments': ['developer', 'approver', 'reviewer'],
  'group:default/search': ['developer', 'approver', 'reviewer'],
  'group:default/platform': [
    'developer',
    'approver',
    'reviewer',
    'operator',
    'policy-author',
  ],
  'group:default/security': ['approver', 'reviewer', 'policy-author'],
  'group:default/finance': ['auditor', 'finance'],
};

/** Whether a role of one of the groups has the permission. @internal */
export function mayByRole(groups: string[], permission: string): boolean {
  return groups.some(group =>
    (assigned[group] ?? []).some(role =>
      roles[role].some(({ name }) => name === permission),
    ),
  );
}
