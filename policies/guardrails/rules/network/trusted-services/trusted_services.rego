# METADATA
# title: "Storage that is closed must let the cloud's own services in"
# description: |
#   Backups and logs of the cloud come from its own services; refused, they stop without a word.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/storage/common/storage-network-security-trusted-azure-services
# custom:
#   message: "Services of the cloud are refused: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Recover lost data"
#   subject:
#     type: infrastructure
#     places: [trusted-services]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.network.trusted_services

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["trusted-services"])
}
