# METADATA
# title: "A Cosmos DB account is backed up continuously"
# description: |
#   Periodic backup restores the state of hours ago, and only support can start it. Continuous
#   backup restores any second, by oneself.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/cosmos-db/continuous-backup-restore-introduction
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_account
# custom:
#   message: "{resource} is backed up periodically: {path} is {actual}."
#   fix: "Choose continuous backup."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Get data back after a disaster"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_cosmosdb_account
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.continuous_backup

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

# Without a backup policy Azure backs up periodically.
requirements := [
	{"type": "azurerm_cosmosdb_account", "path": ["backup", 0, "type"], "allowed": ["Continuous"], "default": "Periodic"},
	{"type": "microsoft.documentdb/databaseaccounts", "path": ["body", "properties", "backupPolicy", "type"], "allowed": ["Continuous"], "default": "Periodic"},
]
