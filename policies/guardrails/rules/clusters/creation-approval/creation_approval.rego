# METADATA
# title: "New clusters in production need approval"
# description: |
#   A cluster is a platform of its own: it must be patched, monitored and paid for as long as it
#   exists, and it opens one more network to production.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/best-practices/introduction.html
#   - ref: https://kubernetes.io/docs/concepts/security/multi-tenancy/
# custom:
#   message: "{resource} is a new Kubernetes cluster in production."
#   fix: "Request approval, or run the workload in an existing cluster."
#   severity: medium
#   level:
#     production: approval
#     default: advisory
#   objective: "Know what runs in production"
#   subject:
#     type: infrastructure
#     types:
#       - aws_eks_cluster
#       - azurerm_kubernetes_cluster
#       - azurerm_redhat_openshift_cluster
#       - google_container_cluster
#       - google_container_aws_cluster
#       - google_container_azure_cluster
#       - azapi_resource
#     changes: [create, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.clusters.creation_approval

import data.guardrails.lib.changes
import data.guardrails.lib.findings

finding contains findings.violation(change, [], "approval", change.kind) if {
	input.target.environmentClass == "production"
	some type in clusters
	some change in changes.judged[type]
	change.kind != "update"
}

clusters := {
	"aws_eks_cluster",
	"azurerm_kubernetes_cluster",
	"azurerm_redhat_openshift_cluster",
	"google_container_cluster",
	"google_container_aws_cluster",
	"google_container_azure_cluster",
	"microsoft.containerservice/managedclusters",
	"microsoft.redhatopenshift/openshiftclusters",
}
