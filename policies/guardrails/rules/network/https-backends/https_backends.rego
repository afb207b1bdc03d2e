# METADATA
# title: "Gateways must reach their backends over HTTPS"
# description: |
#   Over plain HTTP, everything between gateway and backend can be read and changed, including
#   tokens.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
#   - ref: https://learn.microsoft.com/en-us/azure/api-management/backends
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_integration
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/api_management_backend
# custom:
#   message: "The backend {actual} is not encrypted."
#   fix: "Use an address that starts with https."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Encrypt data in transit"
#   subject:
#     type: infrastructure
#     places: [https-backends]
#     types:
#       - aws_api_gateway_integration
#       - aws_apigatewayv2_integration
#       - aws_api_gateway_rest_api
#       - azurerm_api_management_backend
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.https_backends

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["https-backends"])
}

finding contains found if {
	some type, path in addresses
	some change in changes.judged[type]
	address := attributes.at(change.after, path)
	startswith(lower(address), "http://")
	found := findings.violation(change, path, "https", address)
}

# Interfaces that are described in the body of the gateway itself.
finding contains found if {
	some change in changes.judged.aws_api_gateway_rest_api
	some operations in json.unmarshal(change.after.body).paths
	some operation in operations
	address := operation["x-amazon-apigateway-integration"].uri
	startswith(lower(address), "http://")
	found := findings.violation(change, ["body"], "https", address)
}

# A description in YAML cannot be read here; that it mentions such an address is all that is known.
finding contains found if {
	some change in changes.judged.aws_api_gateway_rest_api
	body := change.after.body
	not readable(body)
	contains(lower(body), "http://")
	found := findings.undecided(change, ["body"], "https")
}

readable(body) if is_object(json.unmarshal(body))

finding contains findings.undecided(change, path, "https") if {
	some type, path in addresses
	some change in changes.judged[type]
	markers.sensitive(attributes.at(change.after, path))
}

finding contains findings.undecided(change, ["body"], "https") if {
	some change in changes.judged.aws_api_gateway_rest_api
	markers.sensitive(change.after.body)
}

addresses := {
	"aws_api_gateway_integration": ["uri"],
	"aws_apigatewayv2_integration": ["integration_uri"],
	"azurerm_api_management_backend": ["url"],
	"microsoft.apimanagement/service/backends": ["body", "properties", "url"],
}
