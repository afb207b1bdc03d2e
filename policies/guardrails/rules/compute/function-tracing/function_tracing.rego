# METADATA
# title: "Functions are traced"
# description: |
#   A trace shows in which of many small functions time and errors are.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
# custom:
#   message: "{resource} is not traced: {path} is {actual}."
#   fix: "Set the tracing mode to Active."
#   severity: low
#   level: advisory
#   objective: "Be able to see afterwards what happened"
#   subject:
#     type: infrastructure
#     types:
#       - aws_lambda_function
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.function_tracing

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_lambda_function", "path": ["tracing_config", 0, "mode"], "allowed": ["Active"], "default": "PassThrough"},
]
