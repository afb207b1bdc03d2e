# METADATA
# title: "Cosmos DB accounts must fail over automatically"
# description: |
#   Without service-managed failover, a person must notice that a region is down and act.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/cosmos-db/high-availability
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_account
# custom:
#   message: "Automatic failover is off: {path} is {actual}."
#   fix: "Set {path} to true."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Stay available when a zone or a machine fails"
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
package guardrails.rules.reliability.automatic_failover

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
	not older_name(change)
}

# Version 3 of the provider calls it otherwise.
older_name(change) if change.after.enable_automatic_failover == true

requirements := [
	{
		"type": "azurerm_cosmosdb_account",
		"path": ["automatic_failover_enabled"],
		"allowed": [true],
		"default": false,
	},
	{
		"type": "microsoft.documentdb/databaseaccounts",
		"path": ["body", "properties", "enableAutomaticFailover"],
		"allowed": [true],
		"default": false,
	},
]
