# METADATA
# title: "Protection is not taken away"
# description: |
#   What cannot be deleted today is first unprotected and then deleted; the first step is the one to
#   notice.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
# custom:
#   message: "{resource} loses its protection: {path} becomes {actual}."
#   fix: "Leave the protection on, or let others agree."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Keep data that the business needs"
#   subject:
#     type: infrastructure
#     types:
#       - aws_db_instance
#       - aws_rds_cluster
#       - aws_docdb_cluster
#       - aws_neptune_cluster
#       - aws_dynamodb_table
#       - aws_lb
#       - aws_alb
#       - aws_instance
#       - aws_s3_bucket
#       - aws_s3_bucket_versioning
#       - aws_cognito_user_pool
#       - azurerm_key_vault
#       - google_sql_database_instance
#       - google_container_cluster
#       - google_storage_bucket
#       - google_bigquery_table
#       - google_bigtable_instance
#       - terraform_data
#     changes: [update]
#     sees: change
#   evidence: [resources, prior-state]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.destruction.protection_kept

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers

finding contains found if {
	some type, paths in protections
	some change in changes.judged[type]
	change.kind == "update"
	some protection in paths
	was_on(attributes.at(change.before, protection.path), protection)
	now := attributes.at(change.after, protection.path)
	not now.changed == false
	found := lost(change, protection, now)
}

was_on(value, protection) if attributes.one_of([protection.on], value)

# Marked as sensitive, both sides are kept back; only that nothing changed is known for certain.
was_on(value, _) if markers.hidden(value)

lost(change, protection, now) := findings.undecided(change, protection.path, protection.on) if {
	markers.hidden(now)
} else := findings.violation(change, protection.path, protection.on, now) if {
	not attributes.one_of([protection.on], now)
}

deletion := [{"path": ["deletion_protection"], "on": true}]

termination := [{"path": ["enable_deletion_protection"], "on": true}]

protections := {
	"aws_db_instance": deletion,
	"aws_rds_cluster": deletion,
	"aws_docdb_cluster": deletion,
	"aws_neptune_cluster": deletion,
	"aws_dynamodb_table": [{"path": ["deletion_protection_enabled"], "on": true}],
	"aws_lb": termination,
	"aws_alb": termination,
	"aws_instance": [{"path": ["disable_api_termination"], "on": true}],
	"aws_s3_bucket": [{"path": ["force_destroy"], "on": false}],
	"aws_s3_bucket_versioning": [{"path": ["versioning_configuration", 0, "status"], "on": "Enabled"}],
	"aws_cognito_user_pool": [{"path": ["deletion_protection"], "on": "ACTIVE"}],
	"azurerm_key_vault": [{"path": ["purge_protection_enabled"], "on": true}],
	"google_sql_database_instance": deletion,
	"google_container_cluster": deletion,
	"google_storage_bucket": [{"path": ["force_destroy"], "on": false}],
	"google_bigquery_table": deletion,
	"google_bigtable_instance": deletion,
	"terraform_data": [{"path": ["input", "guardrails", "holdsData"], "on": true}],
}
