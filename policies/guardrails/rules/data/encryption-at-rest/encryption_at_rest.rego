# METADATA
# title: "Data must be encrypted at rest"
# description: |
#   Anyone with a copy of an unencrypted disk, snapshot or backup can read it without a key.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/data_lake_store
# custom:
#   message: "Data is stored unencrypted: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}. Enabling encryption later usually means recreating the resource."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     places: [encryption-at-rest]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.encryption_at_rest

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["encryption-at-rest"])
}
