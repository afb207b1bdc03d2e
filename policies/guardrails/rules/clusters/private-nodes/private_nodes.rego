# METADATA
# title: "Nodes of a cluster are not reachable from outside"
# description: |
#   A node runs the programs of many teams; nobody needs to reach it from outside.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_node_group
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
# custom:
#   message: "The nodes of {resource} can be reached from outside ({path})."
#   fix: "Keep nodes private; name the groups that may log in to them."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - aws_eks_node_group
#       - azurerm_kubernetes_cluster
#       - azurerm_kubernetes_cluster_node_pool
#       - google_container_cluster
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.private_nodes

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.markers

# A key without a group opens the login port to the world.
finding contains found if {
	some change in changes.judged.aws_eks_node_group
	not markers.missing(attributes.at(change.after, ["remote_access", 0, "ec2_ssh_key"]))
	some found in attributes.missing(change, {"path": ["remote_access", 0, "source_security_group_ids"]})
}

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

# Older providers call it otherwise; at most one of the two names is ever set.
requirements := [
	{"type": "azurerm_kubernetes_cluster", "path": ["default_node_pool", "*", "node_public_ip_enabled"], "allowed": [false], "default": false},
	{"type": "azurerm_kubernetes_cluster", "path": ["default_node_pool", "*", "enable_node_public_ip"], "allowed": [false], "default": false},
	{"type": "azurerm_kubernetes_cluster_node_pool", "path": ["node_public_ip_enabled"], "allowed": [false], "default": false},
	{"type": "azurerm_kubernetes_cluster_node_pool", "path": ["enable_node_public_ip"], "allowed": [false], "default": false},
	{"type": "google_container_cluster", "path": ["private_cluster_config", 0, "enable_private_nodes"], "allowed": [true], "default": false},
]
