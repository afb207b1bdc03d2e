/**
 * Where the name alone does not tell that a value is a secret: by resource type, the path without numbers of elements.
 * Source: the sensitive attributes in the schemas of AWS 6.47, azurerm 4.79 and google 6.50; `docs/coverage.md` counts
 * the others.
 * @internal
 */
export const secretPlaces: Record<string, string[]> = {
  aws_api_gateway_api_key: ['value'],
  aws_cloudwatch_event_connection: ['auth_parameters.api_key.value'],
  aws_kms_external_key: ['key_material_base64'],
  aws_kms_replica_external_key: ['key_material_base64'],
  aws_pinpoint_apns_channel: ['token_key'],
  aws_pinpoint_apns_sandbox_channel: ['token_key'],
  aws_pinpoint_apns_voip_channel: ['token_key'],
  aws_pinpoint_apns_voip_sandbox_channel: ['token_key'],
  aws_pinpoint_gcm_channel: ['service_json'],
  aws_s3_object_copy: ['customer_key', 'source_customer_key'],
  aws_securitylake_subscriber_notification: [
    'configuration.https_notification_configuration.authorization_api_key_value',
  ],
  aws_ssm_parameter: ['value', 'value_wo'],
  aws_transfer_host_key: ['host_key_body', 'host_key_body_wo'],
  azurerm_bot_service_azure_bot: ['luis_key'],
  azurerm_bot_web_app: ['luis_key'],
  azurerm_container_app: ['secret.value'],
  azurerm_container_app_environment_dapr_component: ['secret.value'],
  azurerm_container_app_job: ['secret.value'],
  azurerm_data_factory_linked_service_azure_function: ['key'],
  azurerm_data_factory_linked_service_data_lake_storage_gen2: [
    'service_principal_key',
  ],
  azurerm_data_factory_linked_service_kusto: ['service_principal_key'],
  azurerm_data_factory_linked_service_sftp: ['private_key_content_base64'],
  azurerm_data_factory_linked_service_sql_managed_instance: [
    'service_principal_key',
  ],
  azurerm_key_vault_secret: ['value', 'value_wo'],
  azurerm_redis_cache: [
    'redis_configuration.aof_storage_connection_string_0',
    'redis_configuration.aof_storage_connection_string_1',
  ],
  azurerm_resource_deployment_script_azure_cli: ['storage_account.key'],
  azurerm_resource_deployment_script_azure_power_shell: ['storage_account.key'],
  azurerm_stream_analytics_output_eventhub: ['shared_access_policy_key'],
  azurerm_stream_analytics_output_servicebus_queue: [
    'shared_access_policy_key',
  ],
  azurerm_stream_analytics_output_servicebus_topic: [
    'shared_access_policy_key',
  ],
  azurerm_stream_analytics_stream_input_eventhub: ['shared_access_policy_key'],
  azurerm_stream_analytics_stream_input_eventhub_v2: [
    'shared_access_policy_key',
  ],
  azurerm_stream_analytics_stream_input_iothub: ['shared_access_policy_key'],
  azurerm_virtual_machine_run_command: ['protected_parameter.value'],
  google_apigee_keystores_aliases_key_cert_file: ['key'],
  google_compute_backend_bucket_signed_url_key: ['key_value'],
  google_compute_backend_service_signed_url_key: ['key_value'],
  google_compute_instance: [
    'attached_disk.disk_encryption_key_raw',
    'boot_disk.disk_encryption_key_raw',
  ],
  google_compute_instance_from_template: [
    'attached_disk.disk_encryption_key_raw',
    'boot_disk.disk_encryption_key_raw',
  ],
  google_compute_router_peer: ['md5_authentication_key.key'],
};

/**
 * Where the name says a secret and the value is none: a unit of time, a name that makes a request repeatable, the name
 * of a secret in a store.
 * @internal
 */
export const otherPlaces: Record<string, string[]> = {
  aws_codebuild_project: ['environment.registry_credential.credential'],
  aws_cognito_managed_user_pool_client: [
    'token_validity_units.access_token',
    'token_validity_units.id_token',
    'token_validity_units.refresh_token',
  ],
  aws_cognito_user_pool_client: [
    'token_validity_units.access_token',
    'token_validity_units.id_token',
    'token_validity_units.refresh_token',
  ],
  aws_efs_file_system: ['creation_token'],
  aws_fms_resource_set: ['resource_set.update_token'],
  aws_glue_catalog_table: ['view_definition.view_version_token'],
  aws_lambda_permission: ['event_source_token'],
  aws_ssoadmin_application: ['client_token'],
  aws_ssoadmin_trusted_token_issuer: ['client_token'],
  aws_workspaces_connection_alias: ['connection_string'],
  google_cloudbuild_trigger: ['webhook_config.secret'],
  google_cloudfunctions2_function: [
    'service_config.secret_environment_variables.secret',
    'service_config.secret_volumes.secret',
  ],
  google_cloudfunctions_function: [
    'secret_environment_variables.secret',
    'secret_volumes.secret',
  ],
  google_secret_manager_regional_secret_version: ['secret'],
  google_secret_manager_secret_version: ['secret'],
  google_storage_transfer_job: [
    'transfer_spec.azure_blob_storage_data_source.credentials_secret',
  ],
};
