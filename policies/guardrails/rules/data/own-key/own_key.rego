# METADATA
# title: "Services must encrypt with a customer-managed key"
# description: |
#   With a customer-managed key, the organisation decides who can decrypt, and can revoke it. The key
#   of the cloud allows neither.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
# custom:
#   message: "Data is not encrypted with a customer-managed key: {path} is {actual}."
#   fix: "Set {path} to a customer-managed key."
#   severity: low
#   level: advisory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     places: [own-key]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.data.own_key

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["own-key"])
}
