# METADATA
# title: "Workloads of a cluster must not read the metadata of its nodes"
# description: |
#   Without the metadata server of GKE, every pod can get the token of the service account of its node.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/protecting-cluster-metadata
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool
# custom:
#   message: "Pods can read the credentials of the node: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Grant least privilege"
#   subject:
#     type: infrastructure
#     places: [workload-metadata]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.clusters.workload_metadata

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["workload-metadata"])
}
