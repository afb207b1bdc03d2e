# METADATA
# title: "Public entrances speak HTTPS"
# description: |
#   A listener, distribution or API that answers over plain HTTP sends sessions and form data in
#   clear over networks nobody controls.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_endpoint
# custom:
#   message: "{resource} answers without TLS: {path} is {actual}."
#   fix: "Use HTTPS or TLS, and only redirect from HTTP."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Encrypt what travels over a network"
#   subject:
#     type: infrastructure
#     types:
#       - aws_opensearch_domain
#       - aws_elasticsearch_domain
#       - aws_cloudfront_distribution
#       - aws_lb_target_group
#       - aws_alb_target_group
#       - azurerm_cdn_endpoint
#       - azurerm_api_management_api
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.https_only

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_opensearch_domain", "path": ["domain_endpoint_options", 0, "enforce_https"], "allowed": [true], "default": false},
	{"type": "aws_elasticsearch_domain", "path": ["domain_endpoint_options", 0, "enforce_https"], "allowed": [true], "default": false},
	{"type": "aws_cloudfront_distribution", "path": ["default_cache_behavior", "*", "viewer_protocol_policy"], "allowed": ["https-only", "redirect-to-https"]},
	{"type": "aws_cloudfront_distribution", "path": ["ordered_cache_behavior", "*", "viewer_protocol_policy"], "allowed": ["https-only", "redirect-to-https"]},
	{"type": "aws_lb_target_group", "path": ["protocol"], "allowed": ["HTTPS", "TLS", "GENEVE", "UDP", "TCP_UDP"], "when": {"path": ["target_type"], "values": ["instance", "ip", "alb", null]}},
	{"type": "aws_alb_target_group", "path": ["protocol"], "allowed": ["HTTPS", "TLS", "GENEVE", "UDP", "TCP_UDP"], "when": {"path": ["target_type"], "values": ["instance", "ip", "alb", null]}},
	{"type": "azurerm_cdn_endpoint", "path": ["is_http_allowed"], "allowed": [false], "default": true},
	{"type": "azurerm_api_management_api", "path": ["protocols"], "allowed": [["https"]]},
]
