# METADATA
# title: "Storage accounts must use a customer-managed key"
# description: |
#   With a customer-managed key the organisation decides who can decrypt and can revoke access.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
# custom:
#   message: "Data is not encrypted with a customer-managed key."
#   fix: "Add a customer_managed_key block, or an azurerm_storage_account_customer_managed_key."
#   severity: medium
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Encrypt data at rest"
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
