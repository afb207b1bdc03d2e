# METADATA
# title: "Resource policies must name who has access"
# description: |
#   A policy that lets everyone use a bucket, queue, key or registry makes it public, whatever
#   else is set.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
# custom:
#   message: "The policy allows access for everyone."
#   fix: "Name the principals, or add a condition that names the organisation, account or network."
#   severity: critical
#   level: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [no-open-resource-policy]
#     types:
#       - aws_s3_bucket
#       - aws_s3_bucket_policy
#       - aws_sqs_queue
#       - aws_sqs_queue_policy
#       - aws_sns_topic
#       - aws_sns_topic_policy
#       - aws_kms_key
#       - aws_kms_key_policy
#       - aws_ecr_repository_policy
#       - aws_ecr_registry_policy
#       - aws_secretsmanager_secret
#       - aws_secretsmanager_secret_policy
#       - aws_efs_file_system_policy
#       - aws_opensearch_domain
#       - aws_opensearch_domain_policy
#       - aws_elasticsearch_domain
#       - aws_elasticsearch_domain_policy
#       - aws_glacier_vault
#       - aws_backup_vault_policy
#       - aws_kms_external_key
#       - aws_kms_replica_key
#       - aws_kms_replica_external_key
#       - aws_s3_access_point
#       - aws_s3control_access_point_policy
#       - aws_s3control_bucket_policy
#       - aws_dynamodb_resource_policy
#       - aws_kinesis_resource_policy
#       - aws_glue_resource_policy
#       - aws_cloudwatch_event_bus_policy
#       - aws_cloudwatch_log_resource_policy
#       - aws_ecrpublic_repository_policy
#       - aws_codeartifact_domain_permissions_policy
#       - aws_codeartifact_repository_permissions_policy
#       - aws_acmpca_policy
#       - aws_msk_cluster_policy
#       - aws_redshift_resource_policy
#       - aws_ses_identity_policy
#       - aws_api_gateway_rest_api_policy
#       - aws_vpclattice_resource_policy
#       - aws_networkfirewall_resource_policy
#       - aws_api_gateway_domain_name
#       - aws_api_gateway_rest_api
#       - aws_cloudsearch_domain_service_access_policy
#       - aws_codebuild_resource_policy
#       - aws_ecr_repository_creation_template
#       - aws_glacier_vault_lock
#       - aws_media_store_container_policy
#       - aws_organizations_resource_policy
#       - aws_prometheus_resource_policy
#       - aws_s3control_multi_region_access_point_policy
#       - aws_s3control_object_lambda_access_point_policy
#       - aws_s3tables_table_bucket_policy
#       - aws_s3tables_table_policy
#       - aws_s3vectors_vector_bucket_policy
#       - aws_sagemaker_model_package_group_policy
#       - aws_schemas_registry_policy
#       - aws_sesv2_email_identity_policy
#       - aws_vpclattice_auth_policy
#       - aws_xray_resource_policy
#       - aws_bedrockagentcore_resource_policy
#       - aws_cloudwatch_log_delivery_destination_policy
#       - aws_cloudwatch_log_destination_policy
#       - aws_fsx_s3_access_point_attachment
#       - aws_oam_sink_policy
#       - aws_redshiftserverless_resource_policy
#       - aws_s3control_access_grants_instance_resource_policy
#       - aws_s3files_file_system_policy
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions: [aws_iam_policy_document]
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_open_resource_policy

import data.guardrails.lib.documents
import data.guardrails.lib.findings
import data.guardrails.lib.places
import data.guardrails.lib.policies
import data.guardrails.lib.principals

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-open-resource-policy"])
}

finding contains findings.undecided(document.change, document.path, "named principals") if {
	some document in policies.resource
	documents.unclear(document)
}

finding contains findings.violation(document.change, document.path, "named principals", statement.value) if {
	some document in policies.resource
	some statement in documents.allowing(document)
	principals.open_to_all(statement.value)
}
