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
#     types:
#       - azurerm_logic_app_workflow
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_public_service

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.networks
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-public-service"])
}

# Callers of a logic app are networks, or ranges from one address to another; each has to be narrow by itself.
finding contains found if {
	some change in changes.judged.azurerm_logic_app_workflow
	some path in attributes.paths(change.after, {"path": ["access_control", 0, "trigger", 0, "allowed_caller_ip_address_range", "*"]})
	found := callers(change, path, attributes.at(change.after, path))
}

callers(change, path, range) := findings.undecided(change, path, "a limited network") if {
	markers.hidden(range)
} else := findings.violation(change, path, "a limited network", range) if {
	wide(split(range, "-"))
}

wide([network]) if networks.open(network)

wide([first, last]) if networks.spans(first, last)
