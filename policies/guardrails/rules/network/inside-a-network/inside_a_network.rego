# METADATA
# title: "Data stores and data sources stand inside a private network"
# description: |
#   A service that is created outside of a private network gets a public endpoint, and that cannot
#   be changed later without making it anew.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain
# custom:
#   message: "{resource} is not placed in a private network ({path})."
#   fix: "Name the subnets or the connection of a private network."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - aws_opensearch_domain
#       - aws_elasticsearch_domain
#       - aws_quicksight_data_source
#       - aws_elasticache_replication_group
#       - aws_memorydb_cluster
#       - aws_redshift_cluster
#       - aws_sagemaker_notebook_instance
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.inside_a_network

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.missing(change, requirement)
}

requirements := [
	{"type": "aws_opensearch_domain", "path": ["vpc_options", 0, "subnet_ids"]},
	{"type": "aws_elasticsearch_domain", "path": ["vpc_options", 0, "subnet_ids"]},
	{"type": "aws_quicksight_data_source", "path": ["vpc_connection_properties", 0, "vpc_connection_arn"]},
	{"type": "aws_elasticache_replication_group", "path": ["subnet_group_name"], "computed": true},
	{"type": "aws_memorydb_cluster", "path": ["subnet_group_name"], "computed": true},
	{"type": "aws_redshift_cluster", "path": ["cluster_subnet_group_name"], "computed": true},
	{"type": "aws_sagemaker_notebook_instance", "path": ["subnet_id"]},
]
