# METADATA
# title: "Storage accounts allow no anonymous reading"
# description: |
#   Where anonymous reading is allowed, anybody who may make a container may make it public.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
# custom:
#   message: "{resource} allows anonymous reading: {path} is {actual}."
#   fix: "Set it to false."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_storage_account
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_anonymous_blobs

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "azurerm_storage_account", "path": ["allow_nested_items_to_be_public"], "allowed": [false], "default": true},
	{"type": "microsoft.storage/storageaccounts", "path": ["body", "properties", "allowBlobPublicAccess"], "allowed": [false]},
]
