# METADATA
# title: Policies
# description: |
#   Which attributes hold access policies. Collected once per evaluation, in a file of its own: a type that is added here
#   changes the rules on policies, and no other that reads JSON text.
package guardrails.lib.policies

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.markers
import data.guardrails.lib.planned

# METADATA
# description: Policies that say what an identity may do, as `{change, path, text}`.
identity := [document | some document in collected(identity_attributes)]

# METADATA
# description: Policies that say who may use a resource, as `{change, path, text}`.
resource := [document | some document in collected(resource_attributes)]

collected(attributes_by_type) := [{"change": change, "path": path, "text": text} |
	some type, path_list in attributes_by_type
	some change in changes.judged[type]
	some pattern in path_list
	some path in attributes.paths(change.after, {"path": pattern})
	value := attributes.at(change.after, path)
	not markers.missing(value)
	not nobody_wrote(change, path)
	some text in array.concat([value], planned.texts(value))
]

# Most roles have no inline policy, and Terraform shows all of those as not known.
nobody_wrote(change, path) if markers.filled_in(change.after[path[0]], [path[0]])

identity_attributes := {
	"aws_iam_policy": [["policy"]],
	"aws_iam_role_policy": [["policy"]],
	"aws_iam_user_policy": [["policy"]],
	"aws_iam_group_policy": [["policy"]],
	"aws_iam_role": [["inline_policy", "*", "policy"]],
	"aws_ssoadmin_permission_set_inline_policy": [["inline_policy"]],
	"aws_iot_policy": [["policy"]],
}

resource_attributes := {
	"aws_s3_bucket": [["policy"]],
	"aws_s3_bucket_policy": [["policy"]],
	"aws_sqs_queue": [["policy"]],
	"aws_sqs_queue_policy": [["policy"]],
	"aws_sns_topic": [["policy"]],
	"aws_sns_topic_policy": [["policy"]],
	"aws_kms_key": [["policy"]],
	"aws_kms_key_policy": [["policy"]],
	"aws_ecr_repository_policy": [["policy"]],
	"aws_ecr_registry_policy": [["policy"]],
	"aws_secretsmanager_secret": [["policy"]],
	"aws_secretsmanager_secret_policy": [["policy"]],
	"aws_efs_file_system_policy": [["policy"]],
	"aws_opensearch_domain": [["access_policies"]],
	"aws_opensearch_domain_policy": [["access_policies"]],
	"aws_elasticsearch_domain": [["access_policies"]],
	"aws_elasticsearch_domain_policy": [["access_policies"]],
	"aws_glacier_vault": [["access_policy"]],
	"aws_backup_vault_policy": [["policy"]],
	"aws_kms_external_key": [["policy"]],
	"aws_kms_replica_key": [["policy"]],
	"aws_kms_replica_external_key": [["policy"]],
	"aws_s3_access_point": [["policy"]],
	"aws_s3control_access_point_policy": [["policy"]],
	"aws_s3control_bucket_policy": [["policy"]],
	"aws_dynamodb_resource_policy": [["policy"]],
	"aws_kinesis_resource_policy": [["policy"]],
	"aws_glue_resource_policy": [["policy"]],
	"aws_cloudwatch_event_bus_policy": [["policy"]],
	"aws_cloudwatch_log_resource_policy": [["policy_document"]],
	"aws_ecrpublic_repository_policy": [["policy"]],
	"aws_codeartifact_domain_permissions_policy": [["policy_document"]],
	"aws_codeartifact_repository_permissions_policy": [["policy_document"]],
	"aws_acmpca_policy": [["policy"]],
	"aws_msk_cluster_policy": [["policy"]],
	"aws_redshift_resource_policy": [["policy"]],
	"aws_ses_identity_policy": [["policy"]],
	"aws_api_gateway_rest_api_policy": [["policy"]],
	"aws_vpclattice_resource_policy": [["policy"]],
	"aws_networkfirewall_resource_policy": [["policy"]],
	"aws_api_gateway_domain_name": [["policy"]],
	"aws_api_gateway_rest_api": [["policy"]],
	"aws_cloudsearch_domain_service_access_policy": [["access_policy"]],
	"aws_codebuild_resource_policy": [["policy"]],
	"aws_ecr_repository_creation_template": [["repository_policy"]],
	"aws_glacier_vault_lock": [["policy"]],
	"aws_media_store_container_policy": [["policy"]],
	"aws_organizations_resource_policy": [["content"]],
	"aws_prometheus_resource_policy": [["policy_document"]],
	"aws_s3control_multi_region_access_point_policy": [["details", 0, "policy"]],
	"aws_s3control_object_lambda_access_point_policy": [["policy"]],
	"aws_s3tables_table_bucket_policy": [["resource_policy"]],
	"aws_s3tables_table_policy": [["resource_policy"]],
	"aws_s3vectors_vector_bucket_policy": [["policy"]],
	"aws_sagemaker_model_package_group_policy": [["resource_policy"]],
	"aws_schemas_registry_policy": [["policy"]],
	"aws_sesv2_email_identity_policy": [["policy"]],
	"aws_vpclattice_auth_policy": [["policy"]],
	"aws_xray_resource_policy": [["policy_document"]],
	"aws_bedrockagentcore_resource_policy": [["policy"]],
	"aws_cloudwatch_log_delivery_destination_policy": [["delivery_destination_policy"]],
	"aws_cloudwatch_log_destination_policy": [["access_policy"]],
	"aws_fsx_s3_access_point_attachment": [["s3_access_point", 0, "policy"]],
	"aws_oam_sink_policy": [["policy"]],
	"aws_redshiftserverless_resource_policy": [["policy"]],
	"aws_s3control_access_grants_instance_resource_policy": [["policy"]],
	"aws_s3files_file_system_policy": [["policy"]],
}
