# METADATA
# title: "Load balancers must spread traffic over all zones"
# description: |
#   Without it, a zone with fewer machines gets as many requests as the others.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-crosszone-lb.html
# custom:
#   message: "Traffic stays in one zone: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     places: [spread-traffic]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.reliability.spread_traffic

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["spread-traffic"])
}
