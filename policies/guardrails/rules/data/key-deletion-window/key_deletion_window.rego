# METADATA
# title: "Deleted keys can be rescued for a while"
# description: |
#   Data encrypted with a deleted key is lost; the waiting time is the only way back.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
# custom:
#   message: "{resource} can be rescued for {actual} days only; at least {expected} are needed."
#   fix: "Raise the waiting time."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Be able to get data back"
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
