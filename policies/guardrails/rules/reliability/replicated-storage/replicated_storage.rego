# METADATA
# title: "Storage must be replicated to another region"
# description: |
#   Storage in one place is lost with that place.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/storage/common/storage-redundancy
# custom:
#   message: "The storage is in one place: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}."
#   severity: low
#   level: advisory
#   objective: "Recover data after a disaster"
#   subject:
#     type: infrastructure
#     places: [replicated-storage]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.reliability.replicated_storage

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["replicated-storage"])
}
