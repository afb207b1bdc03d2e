# METADATA
# title: "Functions must have tracing enabled"
# description: |
#   Traces show which of many small functions is slow or fails.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
# custom:
#   message: "Tracing is not active: {path} is {actual}."
#   fix: "Set the tracing mode to Active."
#   severity: low
#   level: advisory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     places: [function-tracing]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.function_tracing

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["function-tracing"])
}
