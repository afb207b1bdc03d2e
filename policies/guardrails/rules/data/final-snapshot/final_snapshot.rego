# METADATA
# title: "Databases leave a final snapshot"
# description: |
#   The final snapshot is the way back when a database turns out to be needed after it is gone.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
# custom:
#   message: "{resource} leaves no final snapshot."
#   fix: "Set skip_final_snapshot to false and name the snapshot."
#   severity: high
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Be able to get data back"
#   subject:
#     type: infrastructure
#     types:
#       - aws_db_instance
#       - aws_rds_cluster
#       - aws_redshift_cluster
#       - aws_docdb_cluster
#       - aws_neptune_cluster
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.final_snapshot

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_db_instance", "path": ["skip_final_snapshot"], "allowed": [false], "default": false},
	{"type": "aws_rds_cluster", "path": ["skip_final_snapshot"], "allowed": [false], "default": false},
	{"type": "aws_redshift_cluster", "path": ["skip_final_snapshot"], "allowed": [false], "default": false},
	{"type": "aws_docdb_cluster", "path": ["skip_final_snapshot"], "allowed": [false], "default": false},
	{"type": "aws_neptune_cluster", "path": ["skip_final_snapshot"], "allowed": [false], "default": false},
]
