# METADATA
# title: "Clusters must write control plane logs"
# description: |
#   Only the logs of the control plane show who did what in a cluster.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
# custom:
#   message: "Control plane logs are missing ({path}: {expected})."
#   fix: "Enable the missing logs."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Be able to investigate incidents"
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
#   parameters: [clusterLogs]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.control_plane_logs

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.parameters

finding contains found if {
	some change in changes.judged.aws_eks_cluster
	some found in attributes.lacking(change, {"path": ["enabled_cluster_log_types"], "includes": parameters.values.clusterLogs})
}

# Newer providers have the block at the top, older ones in the profile of add-ons.
finding contains found if {
	some change in changes.judged.azurerm_kubernetes_cluster
	not attributes.at(change.after, ["addon_profile", 0, "oms_agent", 0, "enabled"]) == true
	some found in attributes.missing(change, {"path": ["oms_agent", 0, "log_analytics_workspace_id"]})
}

finding contains found if {
	some change in changes.judged["microsoft.containerservice/managedclusters"]
	some found in attributes.missing(change, {"path": ["body", "properties", "addonProfiles", "omsagent", "config", "logAnalyticsWorkspaceResourceID"]})
}

finding contains found if {
	some change in changes.judged.google_container_cluster
	some found in attributes.not_allowed(change, {
		"path": ["logging_service"],
		"allowed": ["logging.googleapis.com/kubernetes"],
		"default": "logging.googleapis.com/kubernetes",
		"computed": true,
	})
}

# The newer block says the same. Where it is not written, GKE writes logs.
finding contains found if {
	some change in changes.judged.google_container_cluster
	components := {"path": ["logging_config", 0, "enable_components"], "includes": ["SYSTEM_COMPONENTS"], "computed": "block"}
	attributes.set_value(change, components.path, components) != null
	some found in attributes.lacking(change, components)
}
