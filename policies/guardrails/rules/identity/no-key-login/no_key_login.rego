# METADATA
# title: "Services must not accept shared keys"
# description: |
#   A shared key has no owner, no end and every permission. So has the password that an app is published with.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/event-grid/authenticate-with-microsoft-entra-id
# custom:
#   message: "Shared keys are accepted: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}."
#   severity: medium
#   level: advisory
#   objective: "Use identities that can be revoked"
#   subject:
#     type: infrastructure
#     places: [no-key-login]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.identity.no_key_login

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-key-login"])
}
