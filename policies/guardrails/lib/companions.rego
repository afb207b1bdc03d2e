# METADATA
# title: Companions
# description: |
#   Settings of one resource often stand in another: the versioning of a bucket, the flow log of a network.
#   They are found by the same value or, before apply, by the instance that the value points at. Where the input does not
#   say which instance, as inputs of before 2026-12 never do, the reference has to do.
package guardrails.lib.companions

import data.guardrails.lib.changes
import data.guardrails.lib.markers

# METADATA
# description: What the companions of these types point at with an attribute, as a set that is looked into, never searched.
links(types, attribute) := {key |
	some type in types
	some companion in changes.present[type]
	some key in keys(companion, attribute)
}

# METADATA
# description: Whether one of the links points at the change.
has(change, found) if {
	some key in own(change)

	# Wasm searches for what is `in` a set, and looks this up.
	found[key]
}

# METADATA
# description: The keys by which one companion points at something. Each says what it is, so that no value is taken for a reference.
keys(companion, attribute) := {["value", value]} if {
	value := companion.after[attribute]
	not is_object(value)
} else := {["instance", instance] |
	markers.unknown(companion.after[attribute])
	some instance in companion.after[attribute].instances
} if {
	count(companion.after[attribute].instances) > 0
} else := {["reference", companion.module, reference] |
	markers.unknown(companion.after[attribute])
	some reference in companion.after[attribute].references
}

# METADATA
# description: The keys by which a change can be pointed at.
own(change) := {["reference", change.module, configured(change)], ["instance", change.address]} | {["value", value] |
	some attribute in ["id", "arn", "name", "bucket", "identifier", "stage_name"]
	value := change.after[attribute]
	is_string(value)
}

# References name a resource as it is configured: with its modules, without the keys of their instances.
configured(change) := concat(".", [change.type, change.name]) if change.module == ""

configured(change) := concat(".", [without_keys(change.module), change.type, change.name]) if change.module != ""

without_keys(module) := concat("", [kept |
	some position, piece in split(module, "[")
	kept := after_key(position, piece)
])

after_key(0, piece) := piece

# A key that holds a bracket itself finds no companion, which is a finding, never a pass.
after_key(position, piece) := substring(piece, indexof(piece, "]") + 1, -1) if position > 0
