# METADATA
# title: "Node pools must have at least two nodes"
# description: |
#   In a pool with one node, every workload stops when the node is upgraded or fails.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/aks/best-practices-app-cluster-reliability
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
# custom:
#   message: "Too few nodes: {path} is {actual}."
#   fix: "Set {path} to {expected} or more."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_kubernetes_cluster
#       - azurerm_kubernetes_cluster_node_pool
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.minimum_nodes

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some path in attributes.paths(change.after, requirement)
	head := array.slice(path, 0, count(path) - 1)
	found := too_few(change, array.concat(head, [counted(change, head, requirement)]))
}

# A pool that does not scale has a fixed number of nodes and no minimum.
counted(change, head, requirement) := requirement.fixed if {
	attributes.at(change.after, array.concat(head, [requirement.minimum])) == null
	attributes.at(change.after, array.concat(head, [requirement.fixed])) != null
} else := requirement.minimum

too_few(change, path) := findings.undecided(change, path, 2) if {
	markers.hidden(attributes.at(change.after, path))
} else := findings.violation(change, path, 2, attributes.at(change.after, path)) if {
	not attributes.reaches(attributes.at(change.after, path), 2)
}

requirements := [
	{
		"type": "azurerm_kubernetes_cluster",
		"path": ["default_node_pool", "*", "min_count"],
		"minimum": "min_count",
		"fixed": "node_count",
	},
	{
		"type": "azurerm_kubernetes_cluster_node_pool",
		"path": ["min_count"],
		"minimum": "min_count",
		"fixed": "node_count",
	},
	{
		"type": "microsoft.containerservice/managedclusters",
		"path": ["body", "properties", "agentPoolProfiles", "*", "minCount"],
		"minimum": "minCount",
		"fixed": "count",
	},
]
