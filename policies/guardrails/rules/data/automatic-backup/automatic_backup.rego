# METADATA
# title: "Databases must have automatic backups"
# description: |
#   Manual backups are missing on the day they are needed.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table
# custom:
#   message: "Automatic backups are off: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Recover lost data"
#   subject:
#     type: infrastructure
#     places: [automatic-backup]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.automatic_backup

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["automatic-backup"])
}
