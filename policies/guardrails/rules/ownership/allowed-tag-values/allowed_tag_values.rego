# METADATA
# title: "Tags have an allowed value"
# description: |
#   Reports group by these tags; a value that is spelled in a way of its own drops out of them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_tag-policies.html
# custom:
#   message: "{resource} has the tag value {actual}, which is not an allowed one."
#   fix: "Use one of the allowed values."
#   severity: low
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who owns and who pays for every resource"
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
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.parameters
import data.guardrails.lib.places

finding contains found if {
	some judged in changes.judged
	some change in judged
	some tag, allowed in parameters.values.allowedTagValues
	value := change.tags[tag]
	found := misspelled(change, tag, value, allowed)
}

misspelled(change, tag, value, allowed) := findings.undecided(change, places.tag(change, tag), allowed) if {
	markers.hidden(value)
} else := findings.violation(change, places.tag(change, tag), allowed, value) if {
	not parameters.matches(allowed, value)
}
