# METADATA
# title: "Required services must be reached through private endpoints"
# description: |
#   Without an endpoint in the network, traffic to a cloud service goes to its public address.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
# custom:
#   message: "A private endpoint for {expected} is missing in this plan."
#   fix: "Add an aws_vpc_endpoint for {expected}."
#   severity: low
#   level: advisory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - aws_datasync_agent
#       - aws_datasync_location_s3
#       - aws_datasync_task
#       - aws_dms_endpoint
#       - aws_dms_replication_instance
#       - aws_ecr_repository
#       - aws_ecs_cluster
#       - aws_kms_key
#       - aws_lambda_function
#       - aws_mwaa_environment
#       - aws_sagemaker_notebook_instance
#       - aws_secretsmanager_secret
#       - aws_sns_topic
#       - aws_sqs_queue
#       - aws_ssm_parameter
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions: [aws_vpc_endpoint]
#   evidence: [resources]
#   parameters: [privateServices]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.private_service_endpoints

import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.parameters

finding contains findings.violation(change, ["service_name"], service, null) if {
	some type, services in parameters.values.privateServices
	some change in changes.judged[type]
	some service in services
	not reached(service)
}

reached(service) if {
	some endpoint in changes.present.aws_vpc_endpoint
	endswith(endpoint.after.service_name, concat("", [".", service]))
}
