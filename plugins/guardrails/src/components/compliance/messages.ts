/** The texts of what the catalog shows of an entity. @internal */
export const complianceMessages = {
  of: 'compliance',
  title: 'Compliance',
  failed: 'Compliance could not be loaded',
  all: 'All findings and decisions',

  'absent.owned': 'Contact {{owners}}.',
  'absent.text':
    'Decisions about an entity are visible to its owners and to the people who requested them.',
  'absent.title': "You don't have access",
  'absent.unowned':
    'The entity has no owner in the catalog. Contact the operator of this portal.',

  'counts.checked': 'checked {{when}}',
  'counts.open_one': '{{count}} open',
  'counts.open_other': '{{count}} open',
  'counts.passed_one': '{{count}} passed',
  'counts.passed_other': '{{count}} passed',
  'counts.waived_one': '{{count}} waived',
  'counts.waived_other': '{{count}} waived',
  'counts.warned_one': '{{count}} of them a warning',
  'counts.warned_other': '{{count}} of them warnings',

  'decisions.title': 'Decisions',
  'decisions.all': 'View all',
  'decisions.none': 'No decisions about this entity that you can view.',
  'decisions.note': 'newest first',
  'decisions.of': 'decisions',

  'empty.title': 'Not checked yet',
  'empty.card':
    "No change to this entity has been requested, or you don't have access to its decisions.",
  'empty.text':
    'Policy is checked when a change to the entity is requested from a template, a pipeline or the CLI. Decisions of other teams are not shown.',

  'findings.label': 'Open findings',
  'findings.evidence': 'Evidence',
  'findings.evidence.seen': 'seen {{when}}',
  'findings.fix': 'Fix: {{fix}}',
  'findings.notChecked_one': '{{count}} rule had nothing to check',
  'findings.notChecked_other': '{{count}} rules had nothing to check',
  'findings.unconfirmed': 'not confirmed since {{when}}',
  'findings.actual': 'Current value',
  'findings.expected': 'Expected',
  'findings.none': 'No open findings.',
  'findings.passed_one': '{{count}} rule passed',
  'findings.passed_other': '{{count}} rules passed',
  'findings.recorded':
    'Recorded plan: it cannot be applied, so there is nothing to request an exception for.',
  'findings.resource': 'Resource',
  'findings.waived_one': '{{count}} waived finding',
  'findings.waived_other': '{{count}} waived findings',
  'findings.rule': 'Rule',
  'findings.since': 'Since',
  'findings.since.when': 'since {{when}}',

  'governance.all': 'View all',
  'governance.access': 'Access',
  'governance.access.none': 'No pending or active access that you can view.',
  'governance.access.of': 'access',
  'governance.approvals': 'Approvals',
  'governance.approvals.none': 'No pending approvals that you can view.',
  'governance.approvals.of': 'approvals',
  'governance.exceptions': 'Exceptions',
  'governance.exceptions.none':
    'No pending or active exceptions that you can view.',
  'governance.exceptions.of': 'exceptions',

  'members.title': 'Findings of members',
  'members.all_one': 'Findings of {{count}} entity',
  'members.all_other': 'Findings of {{count}} entities',
  'members.label': 'Entities with findings, most first',
  'members.more': '{{shown}} of {{all}} entities.',
  'members.none':
    'No open findings. Findings of teams that you are not in are not shown.',
  'members.note': 'that you can view, most first',
  'members.notConfirmed_one': '{{count}} not confirmed',
  'members.notConfirmed_other': '{{count}} not confirmed',
  'members.oldest': 'Oldest since',
  'members.waived_one': '{{count}} waived',
  'members.waived_other': '{{count}} waived',

  'provisioned.title': 'Provisioned',
  'provisioned.decision': 'Decision',
  'provisioned.environment': 'Environment',
  'provisioned.module': 'Module',
} as const;
