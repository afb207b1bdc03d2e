# METADATA
# title: Literals
# description: |
#   Places with values that are refused where the plan shows them: `never` of such a place has patterns. A value that is known
#   only after apply is another resource's, and passes there: an account that the same plan creates is none of them. In a file of
#   its own, so that rules that read other places keep their digests.
package guardrails.lib.literals

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.places

# METADATA
# description: What is refused in the resources of a plan by a table of places.
refused(table) := {found |
	some type, all in changes.judged
	some place in table[type]
	some change in all
	some path in places.paths(change, place)
	places.counts(change, place, path)
	value := attributes.at(change.after, path)
	is_string(value)
	some pattern in place.never
	regex.match(pattern, value)
	found := findings.violation(change, path, place.wanted, value)
}

# METADATA
# description: |
#   What such a place gets after apply from something else than an identity of the plan. The names of default accounts are made
#   of the number or the id of a project, which can be of the same plan.
late(table) := {found |
	some type, all in changes.judged
	some place in table[type]
	place.never
	some change in all
	some path in places.paths(change, place)
	places.counts(change, place, path)
	value := attributes.at(change.after, path)
	markers.unknown(value)
	not value.computed
	not names_an_identity(value)
	found := findings.undecided(change, path, place.wanted)
}

names_an_identity(value) if {
	count(value.references) > 0
	every reference in value.references {
		regex.match(`(^|\.)google_(service_account|project_service_identity|iam_workload_identity_pool|iam_workforce_pool|cloud_identity_group)\.`, reference)
	}
}
