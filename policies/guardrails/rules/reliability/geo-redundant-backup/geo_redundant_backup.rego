# METADATA
# title: "Database backups must be geo-redundant"
# description: |
#   A backup in the database's region is lost together with it. Geo-redundant backup can only be
#   chosen when the server is created.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/mysql/flexible-server/concepts-backup-restore
#   - ref: https://learn.microsoft.com/en-us/azure/postgresql/flexible-server/concepts-backup-restore
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_flexible_server
# custom:
#   message: "Backups are kept in one region: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Recover data after a disaster"
#   subject:
#     type: infrastructure
#     places: [geo-redundant-backup]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.geo_redundant_backup

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["geo-redundant-backup"])
}
