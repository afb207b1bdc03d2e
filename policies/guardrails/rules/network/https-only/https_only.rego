# METADATA
# title: "Public endpoints must use HTTPS"
# description: |
#   A listener, distribution or API that answers over plain HTTP sends sessions and form data in
#   clear text.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_endpoint
# custom:
#   message: "Requests without TLS are answered: {path} is {actual}."
#   fix: "Use HTTPS or TLS, and use HTTP only to redirect."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Encrypt data in transit"
#   subject:
#     type: infrastructure
#     places: [https-only]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.https_only

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["https-only"])
}
