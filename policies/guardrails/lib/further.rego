# METADATA
# title: Further settings
# description: |
#   Where a resource says again what the input has of it once, such as its region or its size: `{change, path, value}` of
#   each place of a table where something is set.
package guardrails.lib.further

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.markers

# METADATA
# description: What is set, or not known before apply, at the places of a table.
values(table) := [{"change": change, "path": path, "value": value} |
	some type, all in changes.judged
	some place in table[type]
	some change in all
	not filled_in_list(change, place)
	some once in attributes.paths(change.after, place)
	some twice in attributes.paths(change.after, {"path": once})
	some path in attributes.paths(change.after, {"path": twice})
	value := attributes.set_value(change, path, place)
	not markers.missing(value)
]

# A list that is an attribute, and which the provider fills in.
filled_in_list(change, place) if {
	place.computed == true
	markers.filled_in(change.after[place.path[0]], [place.path[0]])
}
