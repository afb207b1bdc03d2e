# METADATA
# title: "Registries must have data endpoints of their own"
# description: |
#   Without one, firewalls have to open the storage of all registries of the cloud.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/container-registry/container-registry-dedicated-data-endpoints
# custom:
#   message: "There is no data endpoint of its own: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Keep data inside the organisation"
#   subject:
#     type: infrastructure
#     places: [own-data-endpoint]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.network.own_data_endpoint

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["own-data-endpoint"])
}
