# METADATA
# title: "The owner must exist"
# description: |
#   An owner that does not exist can't be contacted.
# related_resources:
#   - ref: https://www.finops.org/framework/capabilities/allocation/
# custom:
#   message: "Owner {actual} does not exist."
#   fix: "Set the owner to your team."
#   severity: medium
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Know the owner and the cost centre of every resource"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   facts: [organisation.owners]
#   parameters: [ownerTags]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.ownership.owner_exists

import data.guardrails.lib.changes
import data.guardrails.lib.copies
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.parameters

finding contains found if {
	known
	some named in tagged
	not markers.hidden(named.value)
	not named.value in existing
	found := findings.violation(named.change, copies.tag(named.change, named.tag), "one that exists", named.value)
}

finding contains findings.undecided(named.change, copies.tag(named.change, named.tag), "one that exists") if {
	some named in tagged
	markers.hidden(named.value)
}

# Without the fact nothing can be said, and one finding says so for the whole.
finding contains findings.unjudged("organisation.owners") if {
	not known
	count(tagged) > 0
}

known if input.facts["organisation.owners"].status == "known"

existing := {value | some value in input.facts["organisation.owners"].value}

# An empty tag is missing, which another rule says.
tagged := [{"change": change, "tag": tag, "value": value} |
	some type, judged in changes.judged
	not contains(type, "/")
	some change in judged
	some tag in parameters.values.ownerTags
	value := change.tags[tag]
	not markers.missing(value)
]
