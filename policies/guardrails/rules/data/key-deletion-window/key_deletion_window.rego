# METADATA
# title: "Deleted keys must be recoverable"
# description: |
#   Data encrypted with a deleted key is lost. The waiting period is the only way back.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
# custom:
#   message: "Recovery period of a deleted key in days: {actual}; the minimum is {expected}."
#   fix: "Set {path} to {expected} or more."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Recover lost data"
#   subject:
#     type: infrastructure
#     types:
#       - aws_kms_key
#       - azurerm_key_vault
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [minimumKeyDeletionDays]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.key_deletion_window

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.parameters

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.below(change, requirement, parameters.values.minimumKeyDeletionDays)
}

requirements := [
	{"type": "aws_kms_key", "path": ["deletion_window_in_days"], "default": 30},
	{"type": "azurerm_key_vault", "path": ["soft_delete_retention_days"], "default": 90},
]
