/** The texts of the widgets of a home page. @internal */
export const homeMessages = {
  'approvals.all': 'All approvals',
  'approvals.empty': 'No pending approvals',
  'approvals.empty.text': 'Requests that need your review appear here.',
  'approvals.expires': 'expires {{when}}',
  'approvals.what': 'approvals',

  'exceptions.all': 'All that end within {{days}} days',
  'exceptions.empty': 'No exceptions end within {{days}} days',
  'exceptions.empty.text':
    'Exceptions that you can view and that end soon appear here.',
  'exceptions.ends': 'ends {{when}}',
  'exceptions.more':
    'More than {{most}} end within {{days}} days, and others may end before these.',
  'exceptions.what': 'exceptions',

  'runs.all': 'All decisions',
  'runs.empty': 'No decisions yet',
  'runs.empty.text': 'Your requests and their policy results appear here.',
  'runs.what': 'your decisions',

  'violations.all': 'All violations',
  'violations.empty': 'No open violations',
  'violations.empty.text': 'Violations of what your teams own appear here.',
  'violations.since': 'since {{when}}',
  'violations.some': 'Shows {{answered}} of your {{teams}} teams.',
  'violations.what': 'the open violations of your teams',
} as const;
