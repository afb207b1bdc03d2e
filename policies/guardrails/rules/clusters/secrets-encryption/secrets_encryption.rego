# METADATA
# title: "Secrets of a cluster are encrypted with a key of our own"
# description: |
#   Whoever reads the store of a cluster reads all its secrets, unless a key outside of it is
#   needed.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
# custom:
#   message: "{resource} does not encrypt its secrets with a key of our own ({path})."
#   fix: "Add the block that encrypts secrets, and name a key that the organisation manages."
#   severity: high
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Keep stored data unreadable for others"
#   subject:
#     type: infrastructure
#     types:
#       - aws_eks_cluster
#       - google_container_cluster
#       - azurerm_kubernetes_cluster
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.secrets_encryption

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some change in changes.judged.aws_eks_cluster
	some found in attributes.lacking(change, {
		"path": ["encryption_config", "*", "resources"],
		"block": "required",
		"includes": ["secrets"],
	})
}

finding contains found if {
	some change in changes.judged.google_container_cluster
	some found in attributes.not_allowed(change, {
		"path": ["database_encryption", 0, "state"],
		"allowed": ["ENCRYPTED"],
		"default": "DECRYPTED",
	})
}

finding contains found if {
	some change in changes.judged.azurerm_kubernetes_cluster
	some found in attributes.missing(change, {"path": ["key_management_service", 0, "key_vault_key_id"]})
}
