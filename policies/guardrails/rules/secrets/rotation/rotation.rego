# METADATA
# title: "Secrets must be rotated within 90 days"
# description: |
#   A secret that leaked is of use until it changes.
# related_resources:
#   - ref: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
# custom:
#   message: "The secret is kept too long: {path} is {actual}."
#   fix: "Set {path} to at most 90 days."
#   severity: medium
#   level: advisory
#   objective: "Keep credentials short-lived"
#   subject:
#     type: infrastructure
#     places: [rotation]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.secrets.rotation

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places.rotation)
}
