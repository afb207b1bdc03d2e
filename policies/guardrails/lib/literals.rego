# METADATA
# title: Literals
# description: |
#   Places with values that are refused where the plan shows them: `never` of such a place has patterns. A value that is known
#   only after apply is another resource's, and passes: an account that the same plan creates is none of them. In a file of
#   its own, so that rules that read other places keep their digests.
package guardrails.lib.literals

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
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
