# METADATA
# title: "System nodes must run only critical pods"
# description: |
#   Other pods on system nodes can take the memory that the cluster's own services need.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/aks/use-system-pools
# custom:
#   message: "Other pods run on system nodes: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     places: [system-pool]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.clusters.system_pool

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["system-pool"])
}
