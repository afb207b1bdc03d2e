# METADATA
# title: "Node pools must autoscale"
# description: |
#   A fixed number of nodes is too small under load or costs too much, and a lost node is not
#   replaced in time.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/aks/cluster-autoscaler
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
# custom:
#   message: "Autoscaling is off: {path} is {actual}."
#   fix: "Set {path} to true."
#   severity: low
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
package guardrails.rules.reliability.node_autoscaling

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some path in attributes.paths(change.after, requirement)
	pool := array.slice(path, 0, count(path) - 1)
	not scales(change, pool)
	found := fixed_size(change, path)
}

scales(change, pool) if {
	some name in {"auto_scaling_enabled", "enable_auto_scaling", "enableAutoScaling"}
	attributes.at(change.after, array.concat(pool, [name])) == true
}

fixed_size(change, path) := findings.undecided(change, path, true) if {
	markers.hidden(attributes.at(change.after, path))
} else := findings.violation(change, path, true, attributes.at(change.after, path))

# Version 3 of the provider says `enable_auto_scaling`.
requirements := [
	{"type": "azurerm_kubernetes_cluster", "path": ["default_node_pool", "*", "auto_scaling_enabled"]},
	{"type": "azurerm_kubernetes_cluster_node_pool", "path": ["auto_scaling_enabled"]},
	{
		"type": "microsoft.containerservice/managedclusters",
		"path": ["body", "properties", "agentPoolProfiles", "*", "enableAutoScaling"],
	},
]
