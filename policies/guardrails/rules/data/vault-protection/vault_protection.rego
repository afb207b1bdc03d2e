# METADATA
# title: "Key vaults cannot be purged"
# description: |
#   Data encrypted with a purged key is lost, all of it and for good.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
# custom:
#   message: "{resource} can be purged: {path} is {actual}."
#   fix: "Switch purge protection on."
#   severity: high
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Be able to get data back"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_key_vault
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.vault_protection

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "azurerm_key_vault", "path": ["purge_protection_enabled"], "allowed": [true], "default": false},
	{"type": "microsoft.keyvault/vaults", "path": ["body", "properties", "enablePurgeProtection"], "allowed": [true], "default": false},
]
