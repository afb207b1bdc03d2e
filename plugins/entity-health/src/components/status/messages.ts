/** The texts of statuses and their reasons. @internal */
export const statusMessages = {
  'word.pass': 'Healthy',
  'word.warn': 'Degraded',
  'word.fail': 'Failing',
  'word.unknown': 'Unknown',

  'count.pass_one': '{{count}} healthy',
  'count.pass_other': '{{count}} healthy',
  'count.warn_one': '{{count}} degraded',
  'count.warn_other': '{{count}} degraded',
  'count.fail_one': '{{count}} failing',
  'count.fail_other': '{{count}} failing',
  'count.unknown_one': '{{count}} unknown',
  'count.unknown_other': '{{count}} unknown',
  'counts.label': 'Counts by status',
  'counts.incomplete':
    'Not everything was counted. The worst are counted first.',

  since: 'since {{when}}',
  flapping: 'Flapping',
  'flapping.title':
    'The status changed often in the last checks. Notifications wait until it settles.',
  maintenance: 'Maintenance',
  'maintenance.now': 'Maintenance is on',

  'reason.reported-healthy': 'The endpoint reports that it is healthy.',
  'reason.reported-degraded': 'The endpoint reports that it is degraded.',
  'reason.reported-failure': 'The endpoint reports a failure.',
  'reason.reported-unknown':
    'The endpoint reports that it does not know its status.',
  'reason.status-code-success': 'The status code says success.',
  'reason.status-code-failure': 'The status code says failure.',
  'reason.access-denied':
    'The endpoint refuses access. Allow it without sign-in, or set a credential.',
  'reason.not-found': 'There is nothing at this address. Check the URL.',
  'reason.redirected':
    'The endpoint redirects too often or to a host that is not allowed. Enter the final URL.',
  'reason.unrecognised-status':
    'The answer has a status that is not known. Answer pass, warn or fail.',
  'reason.malformed-body': 'The answer is not valid JSON.',
  'reason.ambiguous-body': 'The answer has contradicting statuses.',
  'reason.body-too-large': 'The answer is larger than 256 kB.',
  'reason.body-too-deep': 'The answer is nested too deeply.',
  'reason.no-components': 'The answer lists no components.',
  'reason.status-code-invalid': 'The status code is not valid.',
  'reason.condition-failed': 'A condition in entity-health/options is not met.',
  'reason.latency-high':
    'The answer takes longer than entity-health/options allows.',
  'reason.certificate-expires-soon': 'The TLS certificate expires soon.',
  'reason.host-not-allowed':
    'The host is not allowed. An operator can add it to entityHealth.allow.',
  'reason.unreachable': 'The endpoint cannot be reached.',
  'reason.timed-out': 'The endpoint does not answer in time.',
  'reason.certificate-invalid': 'The TLS certificate is not valid.',
  'reason.credential-not-allowed':
    'The credential may not be used for this host or owner.',
  'reason.not-checked-yet': 'Not checked yet.',
  'reason.not-confirmed':
    'The last checks differ from the status before. More checks will confirm it.',
  'reason.stale': 'The last check is too old.',
} as const;
