# METADATA
# title: "API keys must be restricted to the APIs that they are for"
# description: |
#   A key in a page or an app can be read. Without a restriction it can be used with every API of the project.
# related_resources:
#   - ref: https://cloud.google.com/docs/authentication/api-keys-best-practices
# custom:
#   message: "The key is not restricted: {path} is not set."
#   fix: "{path} must name the APIs."
#   severity: high
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [restricted-keys]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.restricted_keys

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["restricted-keys"])
}
