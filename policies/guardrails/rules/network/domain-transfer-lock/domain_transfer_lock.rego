# METADATA
# title: "Domains must be locked against transfer"
# description: |
#   Without the lock, a stolen login moves the domain to another registrar within hours.
# related_resources:
#   - ref: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-lock.html
# custom:
#   message: "The domain can be transferred: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [domain-transfer-lock]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.network.domain_transfer_lock

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["domain-transfer-lock"])
}
