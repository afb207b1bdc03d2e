# METADATA
# title: Removal
# description: |
#   What is lost with a resource. `data.guardrails.types` says it of every type of the three providers, made of `removal.yaml`;
#   a type that is not there counts as holding data.
package guardrails.lib.removal

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
#   Controls that will be gone. One that is replaced comes back, and the rules judge the new one; one that goes together
#   with what it belongs to leaves nothing open.
controls := [change |
	some change in changes.removed
	change.kind in {"delete", "forget"}
	control := data.guardrails.types.controls[change.type]
	restrains(change, control)
	not goes_with(change, control)
]

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
	some attribute, types in control.of
	owner := change.before[attribute]
	is_string(owner)
	some other in changes.removed
	other.kind == "delete"
	other.type in types
	some name in ["id", "arn", "name", "self_link", "project_id"]
	lower(other.before[name]) == lower(owner)
}

# Settings of a resource have its address as well, so any other type has to have the name that ends it.
goes_with(change, control) if {
	some attribute, types in control.of
	"*" in types
	owner := lower(change.before[attribute])
	some other in changes.removed
	other.kind == "delete"
	not data.guardrails.types.controls[other.type]
	some full in ["id", "arn"]
	lower(other.before[full]) == owner
	named(other, owner)
}

named(change, owner) if endswith(owner, lower(concat("", ["/", change.before.name])))

named(change, owner) if contains(owner, lower(concat("", ["/", change.before.name, "/"])))
