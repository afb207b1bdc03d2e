# METADATA
# title: "APIs must require authorization"
# description: |
#   An API without authorization answers everyone who finds it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/api-management/authentication-authorization-overview
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method
# custom:
#   message: "The API does not require authorization: {path} is {actual}."
#   fix: "Set {path} to one of: {expected}."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [api-authorization]
#     types:
#       - aws_api_gateway_method
#       - aws_apigatewayv2_route
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [apiAuthorizers]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.api_authorization

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.parameters
import data.guardrails.lib.places

# A key of an API is in every browser that calls it.
finding contains found if {
	some found in places.wrong(data.guardrails.places["api-authorization"])
}

# A browser asks with OPTIONS before it sends who is calling.
finding contains found if {
	some change in changes.judged.aws_api_gateway_method
	not change.after.http_method == "OPTIONS"
	some found in attributes.not_allowed(change, {"path": ["authorization"], "allowed": parameters.values.apiAuthorizers})
}

finding contains found if {
	some change in changes.judged.aws_apigatewayv2_route
	some found in attributes.not_allowed(change, {"path": ["authorization_type"], "allowed": parameters.values.apiAuthorizers, "default": "NONE"})
}
