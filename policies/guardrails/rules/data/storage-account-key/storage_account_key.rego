# METADATA
# title: "Production storage accounts are encrypted with a key of our own"
# description: |
#   With a key of our own we decide who may decrypt and can withdraw it.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
# custom:
#   message: "{resource} is not encrypted with a key of our own."
#   fix: "Add a customer_managed_key block, or an azurerm_storage_account_customer_managed_key."
#   severity: medium
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Keep stored data unreadable for others"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_storage_account
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions: [azurerm_storage_account_customer_managed_key]
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.storage_account_key

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.companions

finding contains found if {
	some change in changes.judged.azurerm_storage_account
	not companions.has(change, keys)
	some found in attributes.missing(change, {"path": ["customer_managed_key", 0, "key_vault_key_id"]})
}

keys := companions.links(["azurerm_storage_account_customer_managed_key"], "storage_account_id")
