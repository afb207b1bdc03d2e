# METADATA
# title: "Connections to data stores and services must be encrypted"
# description: |
#   On an unencrypted connection, an attacker on the path can read and change everything,
#   including passwords.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
# custom:
#   message: "Unencrypted connections are allowed: {path} is {actual}."
#   fix: "Configure it to accept TLS connections only."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Encrypt data in transit"
#   subject:
#     type: infrastructure
#     places: [encryption-in-transit]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.encryption_in_transit

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["encryption-in-transit"])
}
