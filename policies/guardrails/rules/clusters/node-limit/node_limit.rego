# METADATA
# title: "Node pools must not exceed the maximum size"
# description: |
#   In a pool without a limit, a mistake or an attack becomes a large bill.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_node_group
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster_node_pool
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool
# custom:
#   message: "The node pool can grow to {actual} nodes; the maximum is {expected}."
#   fix: "Set {path} to at most {expected}, or request an exception."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep costs within the agreed budget"
#   subject:
#     type: infrastructure
#     types:
#       - aws_eks_node_group
#       - azurerm_kubernetes_cluster_node_pool
#       - google_container_node_pool
#       - aws_autoscaling_group
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [maximumNodes]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.node_limit

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.parameters

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.above(change, requirement, parameters.values.maximumNodes)
}

requirements := [
	{"type": "aws_eks_node_group", "path": ["scaling_config", 0, "max_size"], "default": 0},
	{"type": "azurerm_kubernetes_cluster_node_pool", "path": ["max_count"], "default": 0},
	{"type": "google_container_node_pool", "path": ["autoscaling", 0, "max_node_count"], "default": 0},
	{"type": "aws_autoscaling_group", "path": ["max_size"], "default": 0},
]
