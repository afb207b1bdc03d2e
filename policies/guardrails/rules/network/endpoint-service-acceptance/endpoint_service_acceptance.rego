# METADATA
# title: "Connections to an endpoint service are accepted one by one"
# description: |
#   Without acceptance any account that is allowed to see the service connects to it by itself.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_service
# custom:
#   message: "{resource} accepts connections by itself."
#   fix: "Set acceptance_required to true."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - aws_vpc_endpoint_service
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.endpoint_service_acceptance

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_vpc_endpoint_service", "path": ["acceptance_required"], "allowed": [true]},
]
