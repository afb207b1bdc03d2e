# METADATA
# title: "Clusters must support network policies"
# description: |
#   Without network policies every pod in a cluster can reach every other pod.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
# custom:
#   message: "Network policies are not enabled: {path} is {actual}."
#   fix: "Set a network policy engine, for example \"azure\", \"calico\" or \"cilium\"."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_kubernetes_cluster
#       - google_container_cluster
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.network_policy

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings

finding contains found if {
	some change in changes.judged.azurerm_kubernetes_cluster
	some found in attributes.missing(change, {"path": ["network_profile", 0, "network_policy"]})
}

# Azure fills the block in, and then there is no policy.
finding contains findings.violation(change, ["network_profile", 0, "network_policy"], "set", null) if {
	some change in changes.judged.azurerm_kubernetes_cluster
	value := attributes.at(change.after, ["network_profile", 0, "network_policy"])
	value.computed == true
}

# The newer data path brings policies along.
finding contains found if {
	some change in changes.judged.google_container_cluster
	not attributes.at(change.after, ["datapath_provider"]) == "ADVANCED_DATAPATH"
	not attributes.at(change.after, ["enable_autopilot"]) == true
	some found in attributes.not_allowed(change, {"path": ["network_policy", 0, "enabled"], "allowed": [true], "default": false})
}
