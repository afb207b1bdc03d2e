# METADATA
# title: "Keys in a vault must expire"
# description: |
#   A key that expires must be replaced in time, so replacement is practised and a forgotten key
#   stops working.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_key
# custom:
#   message: "The key never expires."
#   fix: "Set expiration_date."
#   severity: medium
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     places: [key-expiry]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.key_expiry

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["key-expiry"])
}
