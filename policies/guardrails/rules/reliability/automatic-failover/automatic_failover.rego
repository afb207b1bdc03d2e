# METADATA
# title: "A Cosmos DB account fails over by itself"
# description: |
#   Without service-managed failover somebody has to notice that a region is down and act.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/cosmos-db/high-availability
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_account
# custom:
#   message: "{resource} does not fail over by itself: {path} is {actual}."
#   fix: "Switch automatic failover on."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep running when a zone or a machine fails"
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
