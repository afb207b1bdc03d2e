# METADATA
# title: "Connections must use TLS 1.2 or later"
# description: |
#   TLS 1.0 and 1.1 have known weaknesses and are withdrawn. A server that still accepts them can
#   be downgraded to them.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_domain_name
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_ssl_policy
# custom:
#   message: "An old TLS version is accepted: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}."
#   severity: high
#   level: mandatory
#   objective: "Encrypt data in transit"
#   subject:
#     type: infrastructure
#     places: [minimum-tls]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.minimum_tls

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["minimum-tls"])
}
