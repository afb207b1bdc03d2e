# METADATA
# title: "Connections use TLS 1.2 or later"
# description: |
#   TLS 1.0 and 1.1 have known weaknesses and are withdrawn; a server that still accepts them can be
#   talked down to them.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_domain_name
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_ssl_policy
# custom:
#   message: "{resource} accepts {actual}; allowed is {expected}."
#   fix: "Raise the minimum to TLS 1.2 or later."
#   severity: high
#   level: mandatory
#   objective: "Encrypt what travels over a network"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_storage_account
#       - azurerm_mssql_server
#       - azurerm_redis_cache
#       - azurerm_eventhub_namespace
#       - azurerm_servicebus_namespace
#       - azurerm_postgresql_server
#       - azurerm_mysql_server
#       - azurerm_linux_web_app
#       - azurerm_windows_web_app
#       - azurerm_linux_function_app
#       - azapi_resource
#       - azapi_update_resource
#       - aws_api_gateway_domain_name
#       - aws_opensearch_domain
#       - aws_elasticsearch_domain
#       - aws_cloudfront_distribution
#       - google_compute_ssl_policy
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.minimum_tls

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "azurerm_storage_account", "path": ["min_tls_version"], "allowed": ["TLS1_2", "TLS1_3"], "default": "TLS1_2"},
	{"type": "azurerm_mssql_server", "path": ["minimum_tls_version"], "allowed": ["1.2", "1.3"], "default": "1.2"},
	{"type": "azurerm_redis_cache", "path": ["minimum_tls_version"], "allowed": ["1.2", "1.3"], "default": "1.0"},
	{"type": "azurerm_eventhub_namespace", "path": ["minimum_tls_version"], "allowed": ["1.2", "1.3"], "default": "1.2"},
	{"type": "azurerm_servicebus_namespace", "path": ["minimum_tls_version"], "allowed": ["1.2", "1.3"], "default": "1.2"},
	{"type": "azurerm_postgresql_server", "path": ["ssl_minimal_tls_version_enforced"], "allowed": ["TLS1_2", "TLS1_3"], "default": "TLS1_2"},
	{"type": "azurerm_mysql_server", "path": ["ssl_minimal_tls_version_enforced"], "allowed": ["TLS1_2", "TLS1_3"], "default": "TLS1_2"},
	{"type": "azurerm_linux_web_app", "path": ["site_config", "*", "minimum_tls_version"], "allowed": ["1.2", "1.3"], "default": "1.2"},
	{"type": "azurerm_windows_web_app", "path": ["site_config", "*", "minimum_tls_version"], "allowed": ["1.2", "1.3"], "default": "1.2"},
	{"type": "azurerm_linux_function_app", "path": ["site_config", "*", "minimum_tls_version"], "allowed": ["1.2", "1.3"], "default": "1.2"},
	{"type": "microsoft.eventhub/namespaces", "path": ["body", "properties", "minimumTlsVersion"], "allowed": ["1.2", "1.3"]},
	{"type": "microsoft.storage/storageaccounts", "path": ["body", "properties", "minimumTlsVersion"], "allowed": ["TLS1_2", "TLS1_3"]},
	{"type": "microsoft.cache/redis", "path": ["body", "properties", "minimumTlsVersion"], "allowed": ["1.2", "1.3"]},
	{"type": "microsoft.sql/servers", "path": ["body", "properties", "minimalTlsVersion"], "allowed": ["1.2", "1.3"]},
	{"type": "aws_api_gateway_domain_name", "path": ["security_policy"], "allowed": ["TLS_1_2", "TLS_1_3"], "default": "TLS_1_2"},
	{"type": "aws_opensearch_domain", "path": ["domain_endpoint_options", "*", "tls_security_policy"], "allowed": ["Policy-Min-TLS-1-2-2019-07", "Policy-Min-TLS-1-2-PFS-2023-10", "Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08"]},
	{"type": "aws_elasticsearch_domain", "path": ["domain_endpoint_options", "*", "tls_security_policy"], "allowed": ["Policy-Min-TLS-1-2-2019-07", "Policy-Min-TLS-1-2-PFS-2023-10"]},
	{"type": "aws_cloudfront_distribution", "path": ["viewer_certificate", "*", "minimum_protocol_version"], "allowed": ["TLSv1.2_2021", "TLSv1.2_2019", "TLSv1.2_2018", "TLSv1.2_2025", "TLSv1.3_2025"], "default": "TLSv1"},
	{"type": "google_compute_ssl_policy", "path": ["min_tls_version"], "allowed": ["TLS_1_2", "TLS_1_3"], "default": "TLS_1_0"},
]
