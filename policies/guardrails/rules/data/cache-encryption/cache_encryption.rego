# METADATA
# title: "Cached API answers are encrypted"
# description: |
#   A cache holds the answers that customers got; unencrypted it is one more copy of their data that
#   nobody thinks of.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method_settings
# custom:
#   message: "{resource} caches unencrypted: {path} is {actual}."
#   fix: "Set cache_data_encrypted to true."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep stored data unreadable for others"
#   subject:
#     type: infrastructure
#     types:
#       - aws_api_gateway_method_settings
#       - aws_api_gateway_stage
#     changes: [create, update, replace, deferred]
#     sees: types
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.cache_encryption

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.companions
import data.guardrails.lib.findings

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

# A stage with a cache encrypts nothing until settings say so.
finding contains findings.violation(change, ["cache_cluster_enabled"], "encrypted", true) if {
	some change in changes.judged.aws_api_gateway_stage
	attributes.one_of([true], change.after.cache_cluster_enabled)
	not companions.has(change, settings)
}

settings := companions.links(["aws_api_gateway_method_settings"], "stage_name")

requirements := [
	{"type": "aws_api_gateway_method_settings", "path": ["settings", 0, "cache_data_encrypted"], "allowed": [true], "default": false},
]
