/** The texts of the page with what policy did over time. @internal */
export const insightsMessages = {
  of: 'the insights',
  'noAccess.title': "You don't have access",
  'noAccess.text':
    'Reading insights needs the permission guardrails.insights.read. Ask the operator of this portal.',
  'otherTeam.title': 'Not one of your teams',
  'otherTeam.text':
    'You can see the insights of your own teams only. Remove the team from the filters.',
  'empty.title': 'No checks in this range',
  'empty.text.all':
    'Choose a longer range or fewer filters. Policy checks appear here when they are recorded.',
  'empty.text.own':
    'Choose a longer range or fewer filters. Policy checks of what your teams own appear here when they are recorded.',

  'filter.label': 'Filter insights',
  'filter.range': 'Range',
  'filter.range.7d': 'Last 7 days',
  'filter.range.30d': 'Last 30 days',
  'filter.range.90d': 'Last 90 days',
  'filter.range.custom': 'Custom range',
  'filter.from': 'From',
  'filter.to': 'To',
  'filter.owner': 'Team',
  'filter.environment': 'Environment',
  'filter.rule': 'Rule',

  'checks.title': 'Policy checks',
  'checks.note.all': 'All teams, {{from}} to {{to}} (UTC)',
  'checks.note.own': 'Your teams, {{from}} to {{to}} (UTC)',
  'checks.chart': 'Policy checks by day',
  'checks.total': 'Checks',
  'checks.denied': 'Denied',
  'checks.needsApproval': 'Needs approval',
  'checks.warned': 'Allowed with warnings',
  'checks.allowed': 'Allowed',
  'checks.share': '{{number}} ({{share}})',
  'checks.show': '{{name}}: {{number}}. Show the decisions',
  'checks.others':
    'Other teams together: {{checks}} checks, {{denied}} denied. Without today, and without days on which fewer than five other teams requested checks.',

  'rules.title': 'Rules with the most denied checks',
  'rules.rule': 'Rule',
  'rules.none': 'No rule was violated.',
  'teams.title': 'Teams with the most denied checks',
  'teams.team': 'Team',
  'teams.noTeam': 'Not owned',
  'groups.checks': 'Checks',
  'groups.denied': 'Denied',
  'groups.show.checks': '{{name}}: {{number}} checks. Show the decisions',
  'groups.show.denied': '{{name}}: {{number}} denied. Show the decisions',

  'changes.title': 'Applied changes',
  'changes.rule':
    'Changes are not counted by rule. Remove the rule from the filters to see them.',
  'changes.applied': 'Applied',
  'changes.selfService': 'Without approval or exception',
  'changes.timeToApprove': 'Time to approve: median',
  'changes.timeToApprove.p90': 'Time to approve: 90 % within',
  'changes.timeToApprove.show': 'Show requests for approval',
  'changes.friction': 'First denial to applied: median',
  'changes.friction.p90': 'First denial to applied: 90 % within',
  'changes.friction.show': 'Show denied decisions',
  'changes.none': 'None',
  'changes.counted_one': 'of {{count}}',
  'changes.counted_other': 'of {{count}}',

  'ending.title': 'Exceptions that end within 14 days, in all environments',
  'ending.of': 'exceptions',
  'ending.none': 'No active exception ends within 14 days.',
  'ending.all': 'Show all that end within 14 days',
} as const;
