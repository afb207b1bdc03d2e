# METADATA
# title: "Endpoint service connections must be accepted manually"
# description: |
#   Without manual acceptance, any account that is allowed to see the service can connect to it.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_service
# custom:
#   message: "Connections are accepted automatically."
#   fix: "Accept each connection yourself: {path} must be {expected}."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     places: [endpoint-service-acceptance]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.endpoint_service_acceptance

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["endpoint-service-acceptance"])
}
