# METADATA
# title: "Zones must be signed with a strong algorithm"
# description: |
#   Signatures keep attackers from answering in place of the zone; those with SHA-1 can be forged.
# related_resources:
#   - ref: https://cloud.google.com/dns/docs/dnssec-advanced
# custom:
#   message: "The zone is not signed safely: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}."
#   severity: low
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [signed-zones]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.network.signed_zones

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["signed-zones"])
}
