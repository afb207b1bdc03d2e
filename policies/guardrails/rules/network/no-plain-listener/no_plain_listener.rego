# METADATA
# title: "Load balancer listeners are encrypted or redirect"
# description: |
#   A listener that takes plain HTTP or TCP hands on whatever the customer sends, readable for
#   everybody on the way.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener
# custom:
#   message: "{resource} listens with {actual}."
#   fix: "Listen with HTTPS or TLS; let a plain HTTP listener only redirect."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Encrypt what travels over a network"
#   subject:
#     type: infrastructure
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
