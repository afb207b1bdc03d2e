# METADATA
# title: "Cluster nodes must be private"
# description: |
#   A node runs the programs of many teams and doesn't need to be reachable from outside.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_node_group
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
# custom:
#   message: "Nodes can be reached from outside ({path})."
#   fix: "Use private nodes, and list the security groups that can log in to them."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     places: [private-nodes]
#     types:
#       - aws_eks_node_group
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
import data.guardrails.lib.places

# A key without a group opens the login port to the world.
finding contains found if {
	some change in changes.judged.aws_eks_node_group
	not markers.missing(attributes.at(change.after, ["remote_access", 0, "ec2_ssh_key"]))
	some found in attributes.missing(change, {"path": ["remote_access", 0, "source_security_group_ids"]})
}

finding contains found if {
	some found in places.wrong(data.guardrails.places["private-nodes"])
}
