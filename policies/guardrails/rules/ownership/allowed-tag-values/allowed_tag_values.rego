# METADATA
# title: "Tags must have an allowed value"
# description: |
#   Reports group by these tags. A value with another spelling is missing from them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_tag-policies.html
# custom:
#   message: "Tag value {actual} is not allowed ({path})."
#   fix: "Use one of: {expected}."
#   severity: low
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know the owner and the cost centre of every resource"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [allowedTagValues]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.ownership.allowed_tag_values

import data.guardrails.lib.changes
import data.guardrails.lib.copies
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.parameters

finding contains found if {
	some judged in changes.judged
	some change in judged
	some tag, allowed in parameters.values.allowedTagValues
	value := change.tags[tag]
	found := misspelled(change, tag, value, allowed)
}

misspelled(change, tag, value, allowed) := findings.undecided(change, copies.tag(change, tag), allowed) if {
	markers.hidden(value)
} else := findings.violation(change, copies.tag(change, tag), allowed, value) if {
	not parameters.matches(allowed, value)
}
