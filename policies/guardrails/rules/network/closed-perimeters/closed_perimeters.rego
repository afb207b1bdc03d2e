# METADATA
# title: "Service perimeters must name who passes"
# description: |
#   A perimeter keeps data inside even if a credential is stolen. A rule for any identity from anywhere, or to any project, takes that away.
# related_resources:
#   - ref: https://cloud.google.com/vpc-service-controls/docs/ingress-egress-rules
# custom:
#   message: "The perimeter lets everyone pass: {path} is {actual}."
#   fix: "Name the identities, or change {path} to {expected}."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data inside the organisation"
#   subject:
#     type: infrastructure
#     places: [closed-perimeters]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.network.closed_perimeters

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["closed-perimeters"])
}
