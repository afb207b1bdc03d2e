# METADATA
# title: "Security contacts must be reachable"
# description: |
#   Alerts of the cloud are of use only to those who get them.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/defender-for-cloud/configure-email-notifications
# custom:
#   message: "A contact is missing: {path} is {actual}."
#   fix: "Set {path}."
#   severity: low
#   level: advisory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     places: [security-contact]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.operations.security_contact

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["security-contact"])
}
