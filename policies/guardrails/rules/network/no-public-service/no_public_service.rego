# METADATA
# title: "Managed services must not be reachable from the internet"
# description: |
#   Only its credentials protect a managed service with a public endpoint. With a private
#   endpoint, an attacker must first get into the network.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mq_broker
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/notebooks_instance
# custom:
#   message: "The service is reachable from the internet: {path} is {actual}."
#   fix: "Disable public access and use a private endpoint."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     places: [no-public-service]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_public_service

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-public-service"])
}
