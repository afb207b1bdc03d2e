# METADATA
# title: "Cluster secrets must be encrypted with a customer-managed key"
# description: |
#   Without a separate key, read access to the cluster's store is enough to read all of its
#   secrets.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
# custom:
#   message: "Secrets are not encrypted with a customer-managed key ({path})."
#   fix: "Add the block that encrypts secrets, and set a customer-managed key."
#   severity: high
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Encrypt data at rest"
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
