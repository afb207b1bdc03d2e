# METADATA
# title: "Keys in a vault expire"
# description: |
#   A key that expires has to be replaced in time, so replacing it is practised and a forgotten key
#   stops working.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_key
# custom:
#   message: "{resource} never expires."
#   fix: "Set expiration_date."
#   severity: medium
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Keep stored data unreadable for others"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_key_vault_key
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.key_expiry

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.missing(change, requirement)
}

requirements := [
	{"type": "azurerm_key_vault_key", "path": ["expiration_date"]},
]
