# METADATA
# title: "Load balancer listeners must encrypt or redirect"
# description: |
#   Everything sent to a plain HTTP or TCP listener can be read on the way.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener
# custom:
#   message: "The listener does not encrypt: {path} is {actual}."
#   fix: "Change the listener: {path} must be {expected}. A plain HTTP listener can only redirect."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Encrypt data in transit"
#   subject:
#     type: infrastructure
#     places: [no-plain-listener]
#     types:
#       - aws_lb_listener
#       - aws_alb_listener
#       - azurerm_application_gateway
#       - google_compute_url_map
#       - google_compute_region_url_map
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions:
#       - google_compute_target_https_proxy
#       - google_compute_region_target_https_proxy
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_plain_listener

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.forwarding
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-plain-listener"])
	not found.resource in forwarding.only_redirecting
}

finding contains findings.violation(map, ["default_url_redirect"], "a redirect to HTTPS", null) if {
	some map in forwarding.serving
}

finding contains found if {
	some type in {"aws_lb_listener", "aws_alb_listener"}
	some change in changes.judged[type]
	not redirects(change)
	some found in attributes.not_allowed(change, {"path": ["protocol"], "allowed": ["HTTPS", "TLS"]})
}

finding contains found if {
	some change in changes.judged.azurerm_application_gateway
	some found in attributes.not_allowed(change, {"path": ["http_listener", "*", "protocol"], "allowed": ["Https"]})
	listener := attributes.at(change.after, ["http_listener", found.path[1], "name"])
	not only_redirects(change, listener)
}

# A listener of a gateway does what its routing rules say, which name it.
only_redirects(change, listener) if {
	routes := [route | some route in change.after.request_routing_rule; route.http_listener_name == listener]
	count(routes) > 0
	every route in routes {
		is_string(route.redirect_configuration_name)
		route.redirect_configuration_name != ""
	}
}

redirects(change) if {
	every action in change.after.default_action {
		action.type == "redirect"
		action.redirect[0].protocol == "HTTPS"
	}
	count(change.after.default_action) > 0
}
