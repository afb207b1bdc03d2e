/**
 * The environment of the process that makes the demo's past: that of the portal, but for what may differ. Its log has the
 * origin `demo`, which it keeps; its past notifies nobody; its callers are not signed in, so no permission is asked.
 */
export function seedingEnvironment(portal) {
  return {
    ...portal,
    APP_CONFIG_guardrails_ledger_name: JSON.stringify('demo'),
    APP_CONFIG_guardrails_announce_notifications: 'false',
    APP_CONFIG_permission_enabled: 'false',
  };
}
