# METADATA
# title: Removal
# description: |
#   What is lost with a resource, made of `removal.yaml`: `data.guardrails.types` says of every type of the three providers
#   whether it holds data, and a type that is not there does; the table of controls says what they belong to.
package guardrails.lib.removal

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.denials
import data.guardrails.lib.documents
import data.guardrails.lib.markers

# METADATA
# description: Whether the code makes what is removed again as it was. As in `lib/types.rego`, a divider is in no name.
stateless(change) if {
	is_stateless(change.type)
	not holds_data(change)
}

stateless(change) if {
	change.type == "azapi_resource"
	lower(split(change.before.type, "@")[0]) in data.guardrails.types.statelessApi
}

# What it is copied from keeps the data, and is asked about itself.
stateless(change) if {
	some path in data.guardrails.types.copies[change.type]
	source := attributes.at(change.before, path)
	not markers.missing(source)
}

is_stateless(type) if {
	not contains(type, "|")
	words := split(type, "_")
	rest := concat("_", array.slice(words, 2, count(words)))
	contains(data.guardrails.types.stateless[words[0]][words[1]], concat("", ["|", rest, "|"]))
}

holds_data(change) if {
	some path in data.guardrails.types.holding[change.type]
	not markers.missing(attributes.at(change.before, path))
}

# METADATA
# description: |
#   Controls that will be gone, as `{change, does}`. One that is replaced comes back, and the rules judge the new one; but
#   on something else it leaves open what it belonged to. One that goes together with that leaves nothing open. One that
#   stays and refuses less is gone in part.
controls(table) := [{"change": change, "does": does} |
	some change in changes.touched
	some control in table[change.type]
	restrains(change, control)
	does := lost(change, control)
	not goes_with(change, control)
]

# METADATA
# description: |
#   What a plan does not show of controls that stay, which is whether they still refuse what they refused, as `{change, path}`.
unclear(table) := [{"change": change, "path": [attribute]} |
	some change in changes.touched
	some control in table[change.type]
	some attribute in deciding(control)
	refuses(change.before[attribute], attribute, control)
	hides(change.before[attribute], change.after[attribute])
	not written_by_another(table, change, attribute)
]

# Nobody wrote the policy of what is replaced. The resource that did is made again with it, and is judged itself.
written_by_another(table, change, attribute) if {
	change.kind == "replace"
	markers.filled_in(change.after[attribute], [attribute])
	some other in changes.touched
	some control in table[other.type]
	control.denies
	some owner, _ in control.of
	belongs(other, owner, control, change)
}

# Something below it is not known, or is kept back and may have changed.
hides(_, now) if {
	walk(now, [_, value])
	markers.hidden(value)
	not value.changed == false
}

# What is compared has to be known on both sides.
hides(was, now) if {
	was != now
	some side in [was, now]
	walk(side, [_, value])
	markers.hidden(value)
}

lost(change, control) := change.kind if {
	change.kind in {"delete", "forget"}
	not control.part
} else := "move" if {
	some attribute, _ in control.of
	moved(change.before[attribute], change.after[attribute])
	not comes_again_with(change, attribute, control)
} else := "weaken" if {
	is_object(change.after)
	some attribute in deciding(control)
	refuses(change.before[attribute], attribute, control)
	not refuses(change.after[attribute], attribute, control)
} else := "weaken" if {
	was := change.before[control.denies]
	now := change.after[control.denies]
	not hides(was, now)
	denials.weaker(was, now)
}

moved(was, now) if {
	not markers.missing(was)
	not attributes.one_of([was], now)
}

# What is known only after apply, or kept back, may be anything.
moved(_, now) if {
	markers.hidden(now)
	not now.changed == false
}

# It was on what is replaced as well, and is made on the new one.
comes_again_with(change, attribute, control) if {
	some other in changes.removed
	other.kind == "replace"
	belongs(change, attribute, control, other)
	made_on(change, change.after[attribute], other)
}

# Of several references, any may be the one that is taken.
made_on(change, now, other) if {
	change.module == other.module
	count(now.references) > 0
	every reference in now.references {
		[other.type, other.name] == array.slice(split(replace(reference, "[", "."), "."), 0, 2)
	}
}

made_on(_, now, other) if {
	some name in names
	lower(other.after[name]) == lower(now)
}

restrains(_, control) if {
	not control.denies
	not control.when
}

restrains(_, control) if control.whole

restrains(change, control) if {
	some attribute in deciding(control)
	refuses(change.before[attribute], attribute, control)
}

deciding(control) := {attribute | some attribute in [control.denies]} | {attribute | some attribute, _ in control.when}

refuses(value, attribute, control) if {
	attribute == control.denies
	not markers.missing(value)
	not allows_only(value)
}

refuses(value, attribute, control) if {
	some pattern in control.when[attribute]
	restrains_by(pattern, value)
}

restrains_by(_, value) if markers.hidden(value)

restrains_by("set", value) if not markers.missing(value)

restrains_by(pattern, value) if glob.match(lower(pattern), null, lower(value))

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
	some full in ["id", "arn"]
	lower(other.before[full]) == owner
	named(other, owner)
}

names := ["id", "arn", "name", "self_link", "project_id", "bucket", "domain_name"]

# Two regions, zones or resource groups may have the same name.
elsewhere(change, other) if {
	some place in ["region", "zone", "resource_group_name", "api_management_name"]
	lower(change.before[place]) != lower(other.before[place])
}

named(change, owner) if endswith(owner, lower(concat("", ["/", change.before.name])))

named(change, owner) if contains(owner, lower(concat("", ["/", change.before.name, "/"])))
