# METADATA
# title: "Databases take minor upgrades by themselves"
# description: |
#   Minor upgrades bring the fixes for known flaws; what has to be done by hand is done late.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
# custom:
#   message: "{resource} takes no minor upgrades by itself: {path} is {actual}."
#   fix: "Set it to true, with a maintenance window that suits."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep software free of known flaws"
#   subject:
#     type: infrastructure
#     types:
#       - aws_db_instance
#       - aws_rds_cluster_instance
#       - aws_elasticache_replication_group
#       - aws_dms_replication_instance
#       - aws_mq_broker
#       - aws_redshift_cluster
#       - aws_memorydb_cluster
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.automatic_minor_upgrades

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.defaults

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, defaults.for_change(change, requirement))
}

requirements := [
	{"type": "aws_db_instance", "path": ["auto_minor_version_upgrade"], "allowed": [true], "default": true},
	{"type": "aws_rds_cluster_instance", "path": ["auto_minor_version_upgrade"], "allowed": [true], "default": true},
	{"type": "aws_elasticache_replication_group", "path": ["auto_minor_version_upgrade"], "allowed": [true], "default": true, "computed": true},
	{"type": "aws_dms_replication_instance", "path": ["auto_minor_version_upgrade"], "allowed": [true], "default": false, "computed": true},
	{"type": "aws_mq_broker", "path": ["auto_minor_version_upgrade"], "allowed": [true], "default": false},
	{"type": "aws_redshift_cluster", "path": ["allow_version_upgrade"], "allowed": [true], "default": true},
	{"type": "aws_memorydb_cluster", "path": ["auto_minor_version_upgrade"], "allowed": [true], "default": true},
]
