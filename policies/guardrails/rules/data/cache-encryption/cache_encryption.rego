# METADATA
# title: "Cached API responses must be encrypted"
# description: |
#   A cache holds responses that were sent to customers. Unencrypted, it is an unprotected copy of
#   their data.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method_settings
# custom:
#   message: "The cache is not encrypted: {path} is {actual}."
#   fix: "Set cache_data_encrypted to true."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     places: [cache-encryption]
#     types:
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
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["cache-encryption"])
}

# A stage with a cache encrypts nothing until settings say so.
finding contains findings.violation(change, ["cache_cluster_enabled"], "encrypted", true) if {
	some change in changes.judged.aws_api_gateway_stage
	attributes.one_of([true], change.after.cache_cluster_enabled)
	not companions.has(change, settings)
}

settings := companions.links(["aws_api_gateway_method_settings"], "stage_name")
