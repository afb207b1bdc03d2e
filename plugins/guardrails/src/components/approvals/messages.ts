import { approvalWords } from '@backstage-guardrails/plugin-guardrails-common';

/** The texts of requests for approval, and of delegates. @internal */
export const approvalsMessages = {
  'absent.text':
    'Requests are visible to the requester, the reviewers and the owner of the target.',
  'absent.title': "Request not found, or you don't have access",

  'view.label': 'View',
  'view.all': 'All',
  'view.asked': 'Created by me',
  'view.handed': 'Assigned to me',
  'view.mine': 'Waiting for my review',

  'change.lost_one':
    '{{count}} resource will be deleted, replaced or removed from state.',
  'change.lost_other':
    '{{count}} resources will be deleted, replaced or removed from state.',
  'change.lost.data': 'Stored data may be lost.',

  'confirm.environment': 'Environment',
  'confirm.findings': 'Violations that you accept ({{number}})',
  'confirm.missing.tick': 'Confirm that data can be lost',
  'confirm.reason.help':
    'Optional. Visible to everyone who can see the request.',
  'confirm.text': 'The exact text that your approval covers',
  'confirm.tick': 'I understand that the data of these resources can be lost.',
  'confirm.title': 'Approve this change',
  'confirm.waived': 'Waived by an exception or pre-approval ({{number}})',

  'decide.approve': 'Approve',
  'decide.approve.signed': 'Approve with passkey',
  'decide.binds':
    'Valid for exactly what is shown here. Fingerprint {{fingerprint}}, text digest {{digest}}',
  'decide.delegate': 'You review this as a delegate of {{people}}.',
  'decide.digest': 'the text digest',
  'decide.failed': 'Your decision was not saved',
  'decide.fingerprint': 'the fingerprint',
  'decide.needsReason': 'Enter a reason to reject',
  'decide.passkey':
    'This review must be with a passkey signature that you registered before the request was opened.',
  'decide.passkeys': 'Your passkeys',
  'decide.reason': 'Reason',
  'decide.reason.help':
    'Required to reject. Visible to everyone who can see the request.',
  'decide.reject': 'Reject',
  'decide.reject.signed': 'Reject with passkey',
  'decide.request-changes': 'Request changes',
  'decide.request-changes.signed': 'Request changes with passkey',
  'decide.title': 'What you are approving',
  'decide.titleOthers': 'What is being approved',

  'delegate.action': 'Add delegate',
  'delegate.active': 'Active',
  'delegate.actions': 'Actions',
  'delegate.expired': 'Expired',
  'delegate.expires': 'Expires',
  'delegate.expiresOn': 'Expires on',
  'delegate.failed': 'The delegate was not added',
  'delegate.for': 'On behalf of',
  'delegate.missing.person': 'Enter a person',
  'delegate.missing.until': 'Choose an expiry date',
  'delegate.none': 'You have no delegates, and you are not a delegate.',
  'delegate.note':
    'A delegate can review requests that are opened from now on, not pending ones. A delegate cannot delegate further, and counts once even when acting for several people.',
  'delegate.person': 'Delegate',
  'delegate.person.help':
    'Entity reference of a person, for example user:default/team-lead-payments',
  'delegate.remove': 'Remove',
  'delegate.remove.failed': 'The delegate was not removed',
  'delegate.revoked': 'Removed',
  'delegate.since': 'Since',
  'delegate.state': 'State',
  'delegate.title': 'Delegates',
  'delegate.what': 'delegates',

  'differences.absent.text': "The differences can't be shown.",
  'differences.absent.title':
    "Previous request not found, or you don't have access",
  'differences.before': 'Previous request',
  'differences.note':
    'Approvals of the previous request do not count for this one.',
  'differences.same': 'Unchanged: {{parts}}.',
  'differences.title': 'Changes since the previous request',
  'differences.what': 'the previous request',

  'empty.filtered': 'No requests that you can view match these filters',
  'empty.all': 'No requests that you can view',
  'empty.all.text':
    'When policy requires approval for a change, request it on the page of its decision.',
  'empty.asked': 'You have not created any requests',
  'empty.asked.text':
    'When policy requires approval for a change, request it on the page of its decision.',
  'empty.handed': 'No requests assigned to you',
  'empty.handed.text': 'Requests that others reassign to you appear here.',
  'empty.mine': 'No pending approvals',
  'empty.mine.text': 'Requests that need your review appear here.',

  'exception.absent.text': 'Contact the requester or the owner of the target.',
  'exception.absent.title': "Exception not found, or you don't have access",
  'exception.link': 'View exception',
  'exception.title': 'Requested exception',
  'exception.what': 'the exception',

  'filter.entity': 'Entity',
  'filter.owner': 'Owner',
  'filter.search': 'Search by entity, requester or ID',
  'filter.label': 'Filter approval requests',
  'filter.state': 'State',

  'lease.absent.text': 'Contact the requester or the owner of the resource.',
  'lease.absent.title': "Lease not found, or you don't have access",
  'lease.link': 'View lease',
  'lease.title': 'Requested access',
  'lease.what': 'the lease',

  'participant.administer-pipeline': 'pipeline administrator',
  'participant.administer-policy': 'policy administrator',
  'participant.approve': 'approver',
  'participant.author': 'author',
  'participant.deploy': 'deployer',
  'participant.request': 'requester',
  'participant.review': 'reviewer',
  'participant.note': "People who took part in it can't approve it.",
  'participant.title': 'Not eligible to approve',

  'part.changes': 'Planned changes',
  'part.facts': 'Facts about the target',
  'part.findings': 'Policy violations',
  'part.obligations': 'Required approvals',
  'part.policy': 'Rules in force',
  'part.target': 'Target',
  'part.workspace': 'Files that are applied',

  'policy.link': 'All policy change requests',
  'policy.text':
    'Approval accepts this policy change request. The owners of the policy make the change, which is checked separately.',
  'policy.title': 'Requested policy change',

  progress_one: '{{given}} of {{count}} approval',
  progress_other: '{{given}} of {{count}} approvals',

  'reassign.action': 'Reassign',
  'reassign.by': '{{label}} by {{person}}, {{at}}: “{{reason}}”',
  'reassign.failed': 'The request was not reassigned',
  'reassign.line': '{{from}} reassigned it to {{to}}, {{at}}: “{{reason}}”',
  'reassign.missing.person': 'Choose a person',
  'reassign.missing.reason': 'Enter a reason',
  'reassign.none':
    'No eligible people. A request can be reassigned to an approver of the same requirement who took no part in the change and has not reviewed it yet.',
  'reassign.note':
    'You can no longer review this request unless it is returned to you. The assignee gets no rights beyond their own.',
  'reassign.reason': 'Reason',
  'reassign.reason.help': 'Visible to everyone who can see the request.',
  'reassign.return': 'Return',
  'reassign.return.failed': 'The request was not returned',
  'reassign.returned': 'Returned {{at}}.',
  'reassign.title': 'Reassign request',
  'reassign.to': 'Assign to',
  'reassign.what': 'eligible people',
  'reassign.you': 'Assigned to you',

  'refused.already-decided': 'You have already reviewed this request.',
  'refused.handed-over':
    'You reassigned this request to {{person}}, who can return it to you.',
  'refused.not-an-approver':
    'You are not an eligible approver. You are not in a required group, joined it after the request, are in an excluded team, or your review was reassigned.',
  'refused.not-independent':
    "You can't approve what you took part in, with this account or a linked one.",
  'refused.own': "You can't approve your own request.",

  'reject.title': 'Reject this change',
  'refuse.needsReason': 'Enter a reason',
  'refuse.reason.help': 'Visible to everyone who can see the request.',
  'request-changes.title': 'Request changes',

  'request.again': 'Request this again',
  'request.by': 'requested by {{actor}}',
  'request.expires': 'expires {{at}}',
  'request.id': 'the request ID',
  'request.reason': 'Reason for the request',
  'request.what': 'the approval request',

  'required.all':
    'All of these are required. Each person counts once, even as a member of several groups.',
  'required.differentTeams':
    "Approvers must be from different teams, and not from the requester's team.",
  'required.eligible_one': '{{count}} eligible approver',
  'required.eligible_other': '{{count}} eligible approvers',
  'required.escalated': 'Escalated to {{people}} {{at}}.',
  'required.escalates_one':
    'Escalates to {{people}} after {{count}} minute without a decision.',
  'required.escalates_other':
    'Escalates to {{people}} after {{count}} minutes without a decision.',
  'required.from': '{{given}} from {{people}}',
  'required.given': '{{given}} of {{minimum}}',
  'required.passkey': 'Each approval must be with a passkey signature.',
  'required.passkeyOff':
    'Policy requires a passkey signature, but passkey signatures are turned off in this portal.',
  'required.title': 'Required approvals',

  'review.approved': 'Approved',
  'review.changes-requested': 'Changes requested',
  'review.delegate': '{{person}}, delegate of {{delegator}}',
  'review.none': 'No reviews yet',
  'review.rejected': 'Rejected',
  'review.session': '{{at}}, without a passkey signature',
  'review.signed': '{{at}}, with a passkey signature',
  'review.title': 'Reviews ({{number}})',
  'review.withdrawn': 'Withdrawn',
  'review.withdrawnAt': 'Withdrawn {{at}}',

  'settings.back': 'Back to approvals',
  'settings.link': 'Delegates and passkeys',

  'state.approved': approvalWords.approved,
  'state.approved.sentence':
    'All required approvals are given. It can be used once before it expires.',
  'state.expired': approvalWords.expired,
  'state.expired.sentence':
    'Its time is over. Request approval again if you still need it.',
  'state.open': approvalWords.open,
  'state.open.sentence': 'Waiting for approval.',
  'state.redeemed': approvalWords.redeemed,
  'state.redeemed.sentence': "It was used, and can't be used again.",
  'state.changes-requested': approvalWords['changes-requested'],
  'state.changes-requested.sentence':
    'A reviewer requested changes. Nothing was changed. Correct it and submit it again.',
  'state.rejected': approvalWords.rejected,
  'state.rejected.sentence': 'A reviewer rejected it. Nothing was changed.',
  'state.superseded': approvalWords.superseded,
  'state.superseded.sentence': 'Another request or an upgrade replaced it.',
  'state.withdrawn': approvalWords.withdrawn,
  'state.withdrawn.sentence': 'The requester withdrew it. Nothing was changed.',

  'run.failed': 'The decision could not be loaded',
  'run.text':
    "Decision {{decision}} has been removed, or you don't have access, so its changes and violations are not shown and it can't be reviewed here. This is what the request says.",
  'run.title': 'Decision not shown',

  'subject.change': 'Change',
  'subject.exception': 'Exception',
  'subject.lease': 'Access',
  'subject.policy-request': 'Policy change',

  'table.approvals': 'Approvals',
  'table.by': 'Requested by',
  'table.expires': 'Expires',
  'table.label': 'Approval requests',
  'table.request': 'Request',
  'table.requested': 'Requested',
  'table.state': 'State',
  'table.target': 'Target',
  'table.what': 'approval requests',

  'withdraw.action': 'Withdraw',
  'withdraw.consent': 'Withdraw approval',
  'withdraw.consent.text':
    'Your approval no longer counts. Both steps stay on record.',
  'withdraw.failed': 'Nothing was withdrawn',
  'withdraw.request': 'Withdraw request',
  'withdraw.request.text':
    'The request is closed, and its reviews no longer count. If you still need it, request approval again.',
} as const;
