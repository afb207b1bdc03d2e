# METADATA
# title: "Control planes must not be open to the internet"
# description: |
#   The control plane can change everything in a cluster. When it is open to the internet, a
#   stolen token is enough.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
# custom:
#   message: "The control plane is open to the internet ({path})."
#   fix: "Make the endpoint private, or list the networks that can reach it."
#   severity: critical
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - aws_eks_cluster
#       - azurerm_kubernetes_cluster
#       - google_container_cluster
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.private_endpoint

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.networks

finding contains found if {
	some type, cluster in clusters
	some change in changes.judged[type]
	not private(change, cluster)
	not limited(change, cluster)
	found := open(change, cluster)
}

private(change, cluster) if {
	some requirement in cluster.private
	value := attributes.at(change.after, requirement.path)
	not markers.hidden(value)
	attributes.one_of([requirement.value], value)
}

limited(change, cluster) if {
	not every_address_of_the_cloud(change)
	some path in cluster.networks
	listed := attributes.at(change.after, path)
	not markers.hidden(listed)
	count(listed) > 0
	every network in listed {
		not worldwide(network)
	}
}

# Machines of every customer have addresses of the cloud.
every_address_of_the_cloud(change) if attributes.at(change.after, ["master_authorized_networks_config", 0, "gcp_public_cidrs_access_enabled"]) == true

# Google puts each network into a block of its own.
worldwide(network) if networks.open(network.cidr_block)

worldwide(network) if {
	not network.cidr_block
	networks.open(network)
}

# Where any of the values is not known yet, the answer may still turn out well.
open(change, cluster) := findings.undecided(change, hidden[0], "private or limited networks") if {
	paths := array.concat([requirement.path | some requirement in cluster.private], cluster.networks)
	hidden := [path | some path in paths; markers.hidden(attributes.set_value(change, path, {"computed": true}))]
	count(hidden) > 0
} else := findings.violation(change, cluster.networks[0], "private or limited networks", attributes.at(change.after, cluster.networks[0]))

clusters := {
	"aws_eks_cluster": {
		"private": [{"path": ["vpc_config", 0, "endpoint_public_access"], "value": false}],
		"networks": [["vpc_config", 0, "public_access_cidrs"]],
	},
	"azurerm_kubernetes_cluster": {
		"private": [{"path": ["private_cluster_enabled"], "value": true}],
		"networks": [["api_server_access_profile", 0, "authorized_ip_ranges"], ["api_server_authorized_ip_ranges"]],
	},
	"microsoft.containerservice/managedclusters": {
		"private": [{"path": ["body", "properties", "apiServerAccessProfile", "enablePrivateCluster"], "value": true}],
		"networks": [["body", "properties", "apiServerAccessProfile", "authorizedIPRanges"]],
	},
	"google_container_cluster": {
		"private": [{"path": ["private_cluster_config", 0, "enable_private_endpoint"], "value": true}],
		"networks": [["master_authorized_networks_config", 0, "cidr_blocks"]],
	},
}
