# METADATA
# title: "Deleted keys must be recoverable"
# description: |
#   Data encrypted with a deleted key is lost. The waiting period is the only way back.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
#   - ref: https://cloud.google.com/kms/docs/destroy-restore
# custom:
#   message: "Recovery period of a deleted key: {actual}; the minimum is {expected} days."
#   fix: "Set {path} to {minimum} or more."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Recover lost data"
#   subject:
#     type: infrastructure
#     places: [key-deletion-window]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [minimumKeyDeletionDays]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.key_deletion_window

import data.guardrails.lib.durations
import data.guardrails.lib.parameters
import data.guardrails.lib.places

finding contains object.union(found, {"values": {"minimum": found.expected}}) if {
	some found in places.below(data.guardrails.places["key-deletion-window"], minimums)
}

finding contains found if {
	some found in durations.short(data.guardrails.places["key-deletion-window"], minimums)
}

minimums := {"minimumKeyDeletionDays": parameters.values.minimumKeyDeletionDays}
