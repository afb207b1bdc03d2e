# METADATA
# title: "Cosmos DB accounts must use continuous backup"
# description: |
#   A periodic backup is hours old, and only support can restore it. With continuous backup you
#   can restore any second yourself.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/cosmos-db/continuous-backup-restore-introduction
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_account
# custom:
#   message: "Continuous backup is off: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Recover data after a disaster"
#   subject:
#     type: infrastructure
#     places: [continuous-backup]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.continuous_backup

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["continuous-backup"])
}
