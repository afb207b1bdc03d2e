# METADATA
# title: Removal
# description: |
#   What is lost with a resource. `data.guardrails.types` says it of every type of the three providers, made of `removal.yaml`;
#   a type that is not there counts as holding data.
package guardrails.lib.removal

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.documents
import data.guardrails.lib.markers

# METADATA
# description: Whether the code makes a resource of this type again as it was. As in `lib/types.rego`, a divider is in no name.
stateless(type) if {
	not contains(type, "|")
	words := split(type, "_")
	rest := concat("_", array.slice(words, 2, count(words)))
	contains(data.guardrails.types.stateless[words[0]][words[1]], concat("", ["|", rest, "|"]))
}

# METADATA
# description: |
#   Controls that will be gone, as `{change, does}`. One that is replaced comes back, and the rules judge the new one; but
#   on something else it leaves open what it belonged to. One that goes together with that leaves nothing open.
controls := [{"change": change, "does": does} |
	some change in changes.touched
	control := data.guardrails.types.controls[change.type]
	restrains(change, control)
	does := lost(change, control)
	not goes_with(change, control)
]

lost(change, _) := change.kind if change.kind in {"delete", "forget"}

lost(change, control) := "move" if {
	change.kind in {"update", "replace"}
	some attribute, _ in control.of
	moved(change.before[attribute], change.after[attribute])
	not comes_again_with(change, attribute, control)
}

# What is known only after apply may be anything.
moved(was, now) if {
	not markers.missing(was)
	not attributes.one_of([was], now)
}

# It was on what is replaced as well, and is made on the new one.
comes_again_with(change, attribute, control) if {
	some other in changes.removed
	other.kind == "replace"
	belongs(change, attribute, control, other)
	made_on(change.after[attribute], other)
}

made_on(now, other) if concat(".", [other.type, other.name]) in now.references

made_on(now, other) if {
	some name in names
	lower(other.after[name]) == lower(now)
}

restrains(_, control) if not control.denies

restrains(change, control) if {
	not markers.missing(change.before[control.denies])
	not allows_only(change.before[control.denies])
}

# A policy that cannot be read may forbid something.
allows_only(text) if {
	is_string(text)
	json.is_valid(text)
	every statement in documents.listed(json.unmarshal(text).Statement) {
		statement.Effect == "Allow"
	}
}

goes_with(change, control) if {
	some attribute, _ in control.of
	some other in changes.removed
	other.kind == "delete"
	belongs(change, attribute, control, other)
}

belongs(change, attribute, control, other) if {
	other.type in control.of[attribute]
	owner := change.before[attribute]
	is_string(owner)
	some name in names
	lower(other.before[name]) == lower(owner)
	not elsewhere(change, other)
}

# Settings of a resource have its address as well, so any other type has to have the name that ends it.
belongs(change, attribute, control, other) if {
	"*" in control.of[attribute]
	owner := lower(change.before[attribute])
	not data.guardrails.types.controls[other.type]
	some full in ["id", "arn"]
	lower(other.before[full]) == owner
	named(other, owner)
}

names := ["id", "arn", "name", "self_link", "project_id", "bucket"]

# Two regions, zones or resource groups may have the same name.
elsewhere(change, other) if {
	some place in ["region", "zone", "resource_group_name"]
	lower(change.before[place]) != lower(other.before[place])
}

named(change, owner) if endswith(owner, lower(concat("", ["/", change.before.name])))

named(change, owner) if contains(owner, lower(concat("", ["/", change.before.name, "/"])))
