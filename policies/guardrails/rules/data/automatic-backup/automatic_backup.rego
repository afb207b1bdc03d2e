# METADATA
# title: "Databases are backed up automatically"
# description: |
#   A backup that somebody has to think of is missing on the day it is needed.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table
# custom:
#   message: "{resource} is not backed up: {path} is {actual}."
#   fix: "Switch automatic backups on."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Be able to get data back"
#   subject:
#     type: infrastructure
#     types:
#       - google_sql_database_instance
#       - aws_dynamodb_table
#       - aws_efs_backup_policy
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.automatic_backup

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "google_sql_database_instance", "path": ["settings", 0, "backup_configuration", 0, "enabled"], "allowed": [true], "default": false},
	{"type": "aws_dynamodb_table", "path": ["point_in_time_recovery", 0, "enabled"], "allowed": [true], "default": false},
	{"type": "aws_efs_backup_policy", "path": ["backup_policy", 0, "status"], "allowed": ["ENABLED"]},
]
