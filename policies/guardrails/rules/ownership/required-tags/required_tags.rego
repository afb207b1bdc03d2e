# METADATA
# title: "Resources must have the required tags"
# description: |
#   Without an owner and a cost centre, a resource has no contact and its cost is not charged.
# related_resources:
#   - ref: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
#   - ref: https://www.finops.org/framework/capabilities/allocation/
# custom:
#   message: "Missing required tag {expected}."
#   fix: "Add it to the resource or to default_tags."
#   severity: medium
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
#   parameters: [requiredTags]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.ownership.required_tags

import data.guardrails.lib.changes
import data.guardrails.lib.copies
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.parameters
import data.guardrails.lib.tags

finding contains found if {
	some judged in changes.judged
	some change in judged
	tags.taken_by(change)
	some tag in parameters.values.requiredTags
	found := absent(change, tag)
}

# Tags that are not known as a whole may hold the one that is asked for.
absent(change, tag) := findings.undecided(change, copies.tag(change, tag), tag) if {
	markers.hidden(change.tags)
	not change.tags[tag]
} else := findings.violation(change, copies.tag(change, tag), tag, null) if {
	markers.missing(object.get(change.tags, tag, null))
}
