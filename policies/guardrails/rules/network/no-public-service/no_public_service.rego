# METADATA
# title: "Managed services are not reachable from the internet"
# description: |
#   A managed service with a public endpoint is protected by its credentials alone; behind a private
#   endpoint an attacker first has to be inside.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mq_broker
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/notebooks_instance
# custom:
#   message: "{resource} can be reached from the internet: {path} is {actual}."
#   fix: "Switch public access off and use a private endpoint."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_container_registry
#       - azurerm_key_vault
#       - azurerm_redis_cache
#       - azurerm_search_service
#       - azurerm_eventhub_namespace
#       - azurerm_servicebus_namespace
#       - azurerm_cognitive_account
#       - azurerm_data_factory
#       - azurerm_automation_account
#       - azurerm_app_configuration
#       - azapi_resource
#       - azapi_update_resource
#       - aws_mq_broker
#       - aws_mwaa_environment
#       - aws_sagemaker_notebook_instance
#       - aws_transfer_server
#       - aws_api_gateway_rest_api
#       - aws_msk_cluster
#       - google_notebooks_instance
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_public_service

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.defaults

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, defaults.for_change(change, requirement))
}

requirements := [
	{"type": "azurerm_container_registry", "path": ["public_network_access_enabled"], "allowed": [false], "default": true},
	{"type": "azurerm_key_vault", "path": ["public_network_access_enabled"], "allowed": [false], "default": true},
	{"type": "azurerm_redis_cache", "path": ["public_network_access_enabled"], "allowed": [false], "default": true},
	{"type": "azurerm_search_service", "path": ["public_network_access_enabled"], "allowed": [false], "default": true},
	{"type": "azurerm_eventhub_namespace", "path": ["public_network_access_enabled"], "allowed": [false], "default": true},
	{"type": "azurerm_servicebus_namespace", "path": ["public_network_access_enabled"], "allowed": [false], "default": true},
	{"type": "azurerm_cognitive_account", "path": ["public_network_access_enabled"], "allowed": [false], "default": true},
	{"type": "azurerm_data_factory", "path": ["public_network_enabled"], "allowed": [false], "default": true},
	{"type": "azurerm_automation_account", "path": ["public_network_access_enabled"], "allowed": [false], "default": true},
	{"type": "azurerm_app_configuration", "path": ["public_network_access"], "allowed": ["Disabled"], "default": "Enabled"},
	{"type": "microsoft.containerregistry/registries", "path": ["body", "properties", "publicNetworkAccess"], "allowed": ["Disabled"], "default": "Enabled"},
	{"type": "microsoft.keyvault/vaults", "path": ["body", "properties", "publicNetworkAccess"], "allowed": ["Disabled"], "default": "Enabled"},
	{"type": "aws_mq_broker", "path": ["publicly_accessible"], "allowed": [false], "default": false},
	{"type": "aws_mwaa_environment", "path": ["webserver_access_mode"], "allowed": ["PRIVATE_ONLY"], "default": "PRIVATE_ONLY", "computed": true},
	{"type": "aws_sagemaker_notebook_instance", "path": ["direct_internet_access"], "allowed": ["Disabled"], "default": "Enabled"},
	{"type": "aws_transfer_server", "path": ["endpoint_type"], "allowed": ["VPC"], "default": "PUBLIC"},
	{"type": "aws_api_gateway_rest_api", "path": ["endpoint_configuration", 0, "types"], "allowed": [["PRIVATE"]], "default": ["EDGE"]},
	{"type": "aws_msk_cluster", "path": ["broker_node_group_info", 0, "connectivity_info", 0, "public_access", 0, "type"], "allowed": ["DISABLED"], "default": "DISABLED"},
	{"type": "google_notebooks_instance", "path": ["no_public_ip"], "allowed": [true], "default": false},
]
