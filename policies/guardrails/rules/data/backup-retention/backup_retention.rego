# METADATA
# title: "Database backups must be kept long enough"
# description: |
#   A mistake is often noticed days later. A backup that has expired by then does not help.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server
# custom:
#   message: "Backup retention: {actual}; the minimum is {expected} days."
#   fix: "Set {path} to {minimum} or more."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Recover lost data"
#   subject:
#     type: infrastructure
#     places: [backup-retention]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [minimumBackupDays]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.backup_retention

import data.guardrails.lib.durations
import data.guardrails.lib.parameters
import data.guardrails.lib.places

finding contains object.union(found, {"values": {"minimum": found.expected}}) if {
	some found in places.below(data.guardrails.places["backup-retention"], {"minimumBackupDays": parameters.values.minimumBackupDays})
}

finding contains found if {
	some found in durations.short(data.guardrails.places["backup-retention"], {"minimumBackupDays": parameters.values.minimumBackupDays})
}
