# METADATA
# title: "Firewalls must limit outgoing connections"
# description: |
#   A machine that may connect anywhere can send data anywhere.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   message: "Every outgoing connection is allowed: {path} is {actual}."
#   fix: "Name the addresses in {path}, or the ports that are needed."
#   severity: low
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [limited-egress]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.network.limited_egress

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["limited-egress"])
}
