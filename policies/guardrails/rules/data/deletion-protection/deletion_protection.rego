# METADATA
# title: "Production data stores are protected against deletion"
# description: |
#   Deletion protection turns a slip, in a plan or in a console, into an error message.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
# custom:
#   message: "{resource} can be deleted at once: {path} is {actual}."
#   fix: "Switch deletion protection on."
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
#       - aws_docdb_cluster
#       - aws_neptune_cluster
#       - aws_dynamodb_table
#       - google_sql_database_instance
#       - google_bigquery_table
#       - google_spanner_instance
#       - google_bigtable_instance
#       - google_container_cluster
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.deletion_protection

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_db_instance", "path": ["deletion_protection"], "allowed": [true], "default": false},
	{"type": "aws_rds_cluster", "path": ["deletion_protection"], "allowed": [true], "default": false},
	{"type": "aws_docdb_cluster", "path": ["deletion_protection"], "allowed": [true], "default": false},
	{"type": "aws_neptune_cluster", "path": ["deletion_protection"], "allowed": [true], "default": false},
	{"type": "aws_dynamodb_table", "path": ["deletion_protection_enabled"], "allowed": [true], "default": false},
	{"type": "google_sql_database_instance", "path": ["deletion_protection"], "allowed": [true], "default": true},
	{"type": "google_bigquery_table", "path": ["deletion_protection"], "allowed": [true], "default": true},
	{"type": "google_spanner_instance", "path": ["force_destroy"], "allowed": [false], "default": false},
	{"type": "google_bigtable_instance", "path": ["deletion_protection"], "allowed": [true], "default": true},
	{"type": "google_container_cluster", "path": ["deletion_protection"], "allowed": [true], "default": true},
]
