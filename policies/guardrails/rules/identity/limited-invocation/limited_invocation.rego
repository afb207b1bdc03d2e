# METADATA
# title: "Permissions of cloud services must name the source"
# description: |
#   Without a source, the service acts for any account, also for an attacker's.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
# custom:
#   message: "Any account can use the service: {path} is {actual}."
#   fix: "Set {path} to the account or the resource that may call."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Grant least privilege"
#   subject:
#     type: infrastructure
#     places: [limited-invocation]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.identity.limited_invocation

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["limited-invocation"])
}
