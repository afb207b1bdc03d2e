import { approvalWords } from '@backstage-guardrails/plugin-guardrails-common';

/** The texts of just-in-time access. @internal */
export const accessMessages = {
  of: 'leases',
  'of.one': 'the lease',
  breakGlass: 'Break-glass',
  minutes_one: '{{count}} minute',
  minutes_other: '{{count}} minutes',

  'absent.title': "Lease not found, or you don't have access",
  'absent.text':
    'You can view your own leases and leases on resources that your teams own.',

  'box.label': 'View',
  'box.mine': 'My access',
  'box.owned': "My teams' resources",
  'box.debt': 'Break-glass to review',
  'box.all': 'All',

  'credential.title': 'Credential (shown once)',
  'credential.copy': 'Copy {{name}}',
  'credential.copy.password': 'Copy password',
  'credential.copy.username': 'Copy user name',
  'credential.done': "I've saved it",
  'credential.ends': 'Access ends {{when}}.',
  'credential.note':
    "Save it now: it is not stored and can't be shown again. Everything done with it is recorded under your name.",
  'credential.password': 'Password',
  'credential.username': 'User name',

  'empty.mine': 'You have not requested access',
  'empty.owned': "No access requests for your teams' resources",
  'empty.debt': 'No break-glass access to review',
  'empty.all': 'No access requests that you can view',
  'empty.text':
    'Request temporary access to a resource. Access starts after the required approvals and is revoked when its time is over.',
  'filtered.title': 'No leases that you can view match these filters',

  'end.action': 'End access',
  'end.failed': 'Access was not ended',
  'end.missing': 'Enter a reason',
  'end.note':
    'Access is revoked and open sessions are closed. Unsaved work may be lost. To continue, request access again.',
  'end.reason': 'Reason',

  'facts.approval': 'Approval',
  'facts.approval.link': 'View approval request',
  'facts.decision': 'Decision',
  'facts.decision.link': 'View decision',
  'facts.duration': 'Duration',
  'facts.endReason': 'End reason',
  'facts.ended': 'Ended',
  'facts.ends': 'Ends',
  'facts.incident': 'Incident',
  'facts.owner': 'Resource owner',
  'facts.person': 'Requested by',
  'facts.plannedEnd': 'Planned end',
  'facts.purpose': 'Purpose',
  'facts.requested': 'Requested',
  'facts.resource': 'Resource',
  'facts.role': 'Role',
  'facts.started': 'Started',

  'filter.label': 'Filter leases',
  'filter.resource': 'Resource',
  'filter.state': 'State',

  'request.action': 'Request access',
  'request.breakGlass': 'Request break-glass access',
  'request.breakGlass.choose':
    'Break-glass: start without waiting for approval',
  'request.breakGlass.notified':
    'The resource owner and the groups that watch leases are notified immediately.',
  'request.breakGlass.review':
    'Access is short. Two other people must review it afterwards. Until then, your next break-glass access needs approval.',
  'request.confirmation': 'Type the resource to confirm',
  'request.empty.text':
    'You can request access to resources that are in the catalog and that the operator of this portal has configured for access.',
  'request.empty.title': 'No resources available',
  'request.end.independent': 'Ends even if this portal is down: {{how}}.',
  'request.end.portal':
    'Only this portal ends access to this resource. If the portal is down, access lasts longer than requested.',
  'request.failed': 'Access was not requested',
  'request.incident': 'Incident',
  'request.incident.help': 'Incident number or URL (optional)',
  'request.minutes': 'Duration (minutes)',
  'request.missing.confirmation': 'Type the resource to confirm',
  'request.missing.minutes': 'Enter a duration from 1 to 99999 minutes',
  'request.missing.purpose': 'Enter a purpose',
  'request.missing.resource': 'Choose a resource',
  'request.missing.role': 'Choose a role',
  'request.offers': 'available resources',
  'request.purpose': 'Purpose',
  'request.purpose.help': 'Shown to approvers and auditors.',
  'request.resource': 'Resource',
  'request.role': 'Role',
  'request.submit': 'Submit request',
  'request.unavailable': 'Access cannot be given here',

  'review.title': 'Break-glass reviews',
  'review.action': 'Review',
  'review.failed': 'The review was not saved',
  'review.findings': 'Findings',
  'review.later': 'Review opens when access has ended.',
  'review.later.ends': 'Review opens when access ends: {{when}}, or earlier.',
  'review.missing': 'Enter your findings',
  'review.note':
    'Check what was done with the access. Say whether it was needed and what has to follow.',
  'review.open': '{{given}} of {{needed}} reviews',
  'review.reviewed': 'Reviewed',
  'review.submit': 'Submit review',
  'review.dialog': 'Review break-glass access',
  'review.unused': 'Access was never started. No review needed.',

  'start.action': 'Start access',
  'start.already':
    'Access was started already. Its credential was shown once. If you do not have it, end access and request it again.',
  'start.failed': 'Access was not started',
  'start.preparing': 'Starting the resource …',
  'start.preparing.note':
    'Keep this page open: your credential is shown here. The time of the lease has not begun.',
  'start.tooLong':
    'The resource is still starting. Try again in a few minutes. If it does not start, the log of the portal says why.',

  'state.waiting': approvalWords.open,
  'state.waiting.text': 'There is no access until the request is approved.',
  'state.ready': 'Ready',
  'state.ready.text':
    'The requester can start access. Its time runs from the start.',
  'state.active': 'Active',
  'state.active.text': 'Access is active.',
  'state.ending': 'Ending',
  'state.ending.text':
    'Access is being revoked. The removal is not verified yet.',
  'state.ended': 'Ended',
  'state.ended.text': 'The lease is over. There is no access.',
  'state.refused': 'Not granted',
  'state.refused.text': 'The request was not granted. There is no access.',
  'state.failed': 'Failed',
  'state.failed.text': 'Access could not be started. No credential was shown.',

  'table.label': 'Leases',
  'table.duration': 'Duration',
  'table.ends': 'Ends',
  'table.person': 'Requested by',
  'table.purpose': 'Purpose',
  'table.purpose.incident': '{{purpose}} ({{incident}})',
  'table.requested': 'Requested',
  'table.resource': 'Resource',
  'table.role': 'Role',
  'table.state': 'State',

  'view.title': 'Access as {{role}}',
  'view.details': 'Access details',
  'view.ends': 'ends {{when}}',
  'view.id': 'the lease ID',
  'view.obstacles': 'Why access has not ended',
  'view.report': 'Left behind or changed',
  'view.usage': 'Usage',
} as const;
