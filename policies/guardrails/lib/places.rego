# METADATA
# title: Places
# description: |
#   Holds what a plan says against a table of places: where the resources of a type keep a setting, and which of its
#   values are right. A table is data, `{type: [place, ...]}`, made of `policies/places` and checked against the schemas
#   of the providers. A place has a `path` and one of
#   `is` (the allowed values), `not` (patterns of those refused), `set` (something has to be), `absent` (nothing may be),
#   `key` (a key of our own), `least` and `most` (a number, or the name of a parameter), `includes`, or `named` (an
#   element of a list, by its name).
#   `if` and `unless` say for which resources it counts, `immutable` that it counts only as long as the resource does not exist, `companion` which other resource says the same instead.
#   `json` says that the attribute is JSON text.
package guardrails.lib.places

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.companions
import data.guardrails.lib.defaults
import data.guardrails.lib.findings
import data.guardrails.lib.keys
import data.guardrails.lib.markers
import data.guardrails.lib.parameters

# METADATA
# description: What is wrong in the resources of a plan by a table of places. It begins with the types of the plan, so a long table costs nothing.
wrong(table) := {found |
	some type, all in changes.judged
	some place in table[type]
	some judged in without_companion(doubtful(concerned(all, place), place), place)
	change := opened(judged, place)
	some path in paths(change, place)
	applies(change, place, path)
	some found in found_at(change, defaults.for_change(change, with_path(place, path)))
}

# METADATA
# description: |
#   The resources that a place looks at. One that cannot be changed any more is not asked of those that exist: to write
#   another value replaces the resource, and that is judged.
concerned(all, place) := all if not place.immutable

concerned(all, place) := [change | some change in all; change.kind != "update"] if place.immutable

# METADATA
# description: As `wrong`, where `least` of a place is the name of a parameter, whose value the rule gives.
below(table, minimums) := wrong({type: bounded |
	some type, _ in changes.judged
	bounded := [object.union(place, {"least": minimums[place.least]}) | some place in table[type]]
})

# METADATA
# description: As `wrong`, where `most` of a place is the name of a limit, whose value the rule gives.
above(table, maximums) := wrong({type: bounded |
	some type, _ in changes.judged
	bounded := [object.union(place, {"most": maximums[place.most]}) | some place in table[type]]
})

# The resources of which one look does not say that they are right; for the others, which are most, nothing else is
# computed. A look leaves out what could have no finding, whatever the default and the conditions: the value stands in
# the plan itself, so it is no marker, and is as the place wants it. A place wants one thing, so one of these answers.
doubtful(all, place) := all if {
	not plain(place)
} else := [change |
	right := looks_right(place)
	some change in all
	not object.get(change.after, place.path, null) in right
] if {
	place.is
} else := [change | some change in all; not written(object.get(change.after, place.path, null))] if {
	place.set
} else := [change | some change in all; not own_key(object.get(change.after, place.path, null))] if {
	place.key
} else := [change | some change in all; not at_least(object.get(change.after, place.path, null), place.least)] if {
	place.least
} else := [change | some change in all; not at_most(object.get(change.after, place.path, null), place.most)] if {
	place.most
} else := all

plain(place) if {
	not place.json
	not "*" in place.path
}

# The allowed values as they are written. Nothing at all is one of them where the default is, for an attribute of the
# resource itself: further in, a part of the path may be what is not known.
looks_right(place) := {value | some value in place.is; value != null} | {null |
	count(place.path) == 1
	object.get(place, "default", null) in place.is
}

written(value) if {
	is_string(value)
	value != ""
}

own_key(value) if {
	written(value)
	not keys.of_provider(value)
}

at_least(value, minimum) if {
	is_number(value)
	value >= minimum
}

at_most(value, maximum) if {
	is_number(value)
	value <= maximum
}

paths(_, place) := [place.path] if not "*" in place.path

paths(change, place) := [path |
	some once in attributes.paths(change.after, place)
	some twice in attributes.paths(change.after, object.union(place, {"path": once}))
	some path in attributes.paths(change.after, object.union(place, {"path": twice}))
] if {
	"*" in place.path
}

with_path(place, path) := place if {
	place.path == path
} else := object.union(place, {"path": path})

found_at(change, place) := attributes.not_allowed(change, object.union(place, {"allowed": place.is})) if place.is

found_at(change, place) := attributes.missing(change, place) if place.set

found_at(change, place) := keys.not_own(change, place) if place.key

found_at(change, place) := attributes.below(change, place, place.least) if place.least

found_at(change, place) := attributes.above(change, place, place.most) if place.most

found_at(change, place) := attributes.lacking(change, place) if place.includes

found_at(change, place) := {found | some found in [refused(change, place, value)]} if {
	place["not"]
	value := attributes.effective(attributes.set_value(change, place.path, place), place)
}

found_at(change, place) := {found | some found in [present(change, place, attributes.at(change.after, place.path))]} if place.absent

found_at(change, place) := elements(change, place, attributes.set_value(change, place.path, place)) if place.named

refused(change, place, value) := findings.undecided(change, place.path, place.wanted) if {
	markers.hidden(value)
} else := findings.violation(change, place.path, place.wanted, value) if {
	matches(place["not"], spelled(value))
}

# A pattern that begins with a caret is a regular expression; any other is exact or ends in an asterisk.
matches(patterns, value) if parameters.matches(patterns, value)

matches(patterns, value) if {
	some pattern in patterns
	startswith(pattern, "^")
	regex.match(pattern, value)
}

spelled(value) := value if is_string(value)

spelled(value) := format_int(value, 10) if is_number(value)

spelled(null) := ""

present(change, place, value) := findings.violation(change, place.path, "not set", null) if {
	markers.sensitive(value)
	not markers.missing(value)
} else := findings.violation(change, place.path, "not set", markers.of_resource(value)) if {
	markers.of_resource(value)
} else := findings.undecided(change, place.path, "not set") if {
	markers.unknown(value)
	not nobody_wrote(change, place.path, value)
} else := findings.violation(change, place.path, "not set", value) if {
	not markers.hidden(value)
	not markers.missing(value)
}

# What the provider will fill in because nobody wrote it: the plan says so of the very attribute.
nobody_wrote(change, path, value) if {
	value.computed == true
	object.get(change.after, path, null) == value
}

# Flags of databases and the like: a list of names with values. A name that is not there has the default.
elements(change, place, list) := {findings.undecided(change, place.path, expected_element(place))} if {
	markers.hidden(list)
} else := {found |
	some i, element in attributes.listed_elements(list)
	named(place, element)
	value := attributes.at(element, [value_key(place)])
	found := valued(change, place, array.concat(place.path, [i, value_key(place)]), value)
} if {
	some element in attributes.listed_elements(list)
	named(place, element)
} else := {findings.violation(change, place.path, expected_element(place), object.get(place, "default", null))} if {
	not attributes.one_of(place.named.is, object.get(place, "default", null))
} else := set()

expected_element(place) := concat("", [place.named.name, " = ", spelled(place.named.is[0])])

named(place, element) if attributes.one_of([place.named.name], attributes.at(element, [object.get(place.named, "by", "name")]))

value_key(place) := object.get(place.named, "value", "value")

valued(change, place, path, value) := findings.undecided(change, path, expected_element(place)) if {
	markers.hidden(value)
} else := findings.violation(change, path, expected_element(place), value) if {
	not attributes.one_of(place.named.is, value)
}

# METADATA
# description: Whether a place counts for a resource. What is not known yet may make it count, and never makes it not count.
counts(change, place, path) if {
	applies(change, place, path)
	count(without_companion([change], place)) > 0
}

applies(change, place, path) if {
	every condition in object.get(place, "if", []) {
		may_hold(change, condition, path)
	}
	not kept(change, path)
	not excused(change, place, path)
}

# An update of Azure's API writes what its body has, and keeps the rest.
kept(change, path) if {
	change.type == "azapi_update_resource"
	attributes.at(change.after, path) == null
}

excused(change, place, path) if {
	some condition in place.unless
	some value in values_of(change, condition, path)
	holds(change, condition, value)
}

# The resources of which no companion says the same instead. The companions are read once for all of them.
without_companion(all, place) := all if not place.companion

without_companion(all, place) := [change |
	links := companions.links(place.companion.types, place.companion.attribute)
	some change in all
	not companions.has(change, links)
] if {
	place.companion
}

may_hold(change, condition, path) if {
	some value in values_of(change, condition, path)
	may_be(change, condition, value)
}

may_be(_, _, value) if markers.hidden(value)

may_be(change, condition, value) if holds(change, condition, value)

holds(_, condition, value) if attributes.one_of(condition.is, value)

holds(_, condition, value) if {
	is_string(value)
	matches(condition.like, value)
}

holds(_, condition, value) if {
	condition.set == true
	not markers.missing(value)
}

holds(_, condition, value) if {
	condition.set == false
	markers.missing(value)
}

holds(_, condition, value) if {
	condition["not"]
	not markers.hidden(value)
	not attributes.one_of(condition["not"], value)
}

# A condition on a block is on the block of the place; on another list it is on any element of that.
values_of(change, condition, path) := [value |
	some located in located_at(change, condition, path)
	value := attributes.effective(attributes.set_value(change, located, object.union({"computed": true}, condition)), condition)
]

located_at(_, condition, _) := [condition.path] if not "*" in condition.path

located_at(change, condition, path) := paths(change, {"path": same, "block": "required"}) if {
	"*" in condition.path
	same := [same_element(segment, condition, path, position) | some position, segment in condition.path]
}

same_element("*", condition, path, position) := path[position] if {
	every before, segment in array.slice(condition.path, 0, position) {
		segment in {"*", path[before]}
	}
} else := "*"

same_element(segment, _, _, _) := segment if segment != "*"

# Text that is no JSON says nothing, so nothing is right in it.
opened(change, place) := change if not place.json

opened(change, place) := object.union(object.remove(change, ["after"]), {"after": object.union(object.remove(change.after, [place.path[0]]), {place.path[0]: parsed(text)})}) if {
	place.json
	text := attributes.at(change.after, [place.path[0]])
}

parsed(text) := text if not is_string(text)

parsed(text) := json.unmarshal(text) if {
	is_string(text)
	json.is_valid(text)
}

parsed(text) := {} if {
	is_string(text)
	not json.is_valid(text)
}
