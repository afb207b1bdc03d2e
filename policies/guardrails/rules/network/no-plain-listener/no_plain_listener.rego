# METADATA
# title: "Load balancer listeners must encrypt or redirect"
# description: |
#   Everything sent to a plain HTTP or TCP listener can be read on the way.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener
# custom:
#   message: "The listener protocol is {actual}."
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
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_plain_listener

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-plain-listener"])
}

finding contains found if {
	some type in {"aws_lb_listener", "aws_alb_listener"}
	some change in changes.judged[type]
	not redirects(change)
	some found in attributes.not_allowed(change, {"path": ["protocol"], "allowed": ["HTTPS", "TLS"]})
}

redirects(change) if {
	every action in change.after.default_action {
		action.type == "redirect"
		action.redirect[0].protocol == "HTTPS"
	}
	count(change.after.default_action) > 0
}
