# METADATA
# title: "Services must have an identity of the platform"
# description: |
#   An identity of the platform needs no password that could leak.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/entra/identity/managed-identities-azure-resources/overview
# custom:
#   message: "There is no identity: {path} is {actual}."
#   fix: "Add an identity block."
#   severity: low
#   level: advisory
#   objective: "Keep credentials short-lived"
#   subject:
#     type: infrastructure
#     places: [managed-identity]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.identity.managed_identity

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["managed-identity"])
}
