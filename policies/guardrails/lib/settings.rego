# METADATA
# title: Settings
# description: |
#   What a change sets, with the three answers there are before apply: set, not set, or known only after apply. Each
#   function answers with the findings of one requirement on one attribute, so a rule cannot forget an answer: what
#   nobody set is wrong, though the provider leaves it unknown, and what cannot be known yet asks for another look.
#   `path` has the segments of the attribute; `*` stands for every element of a block. A block that is missing is a
#   block in which nothing is set.
package guardrails.lib.settings

import data.guardrails.lib.attributes
import data.guardrails.lib.defaults
import data.guardrails.lib.findings
import data.guardrails.lib.markers

# METADATA
# description: Findings unless somebody set it. A reference to another resource is set, though its value is not known.
required(change, path) := attributes.missing(whole(change), requirement(path))

# METADATA
# description: Findings where somebody set it.
forbidden(change, path) := {found |
	some concrete in attributes.paths(whole(change).after, {"path": path})
	found := present(change, concrete, attributes.at(whole(change).after, concrete))
}

present(change, path, value) := findings.violation(change, path, "not set", null) if {
	markers.sensitive(value)
	not markers.missing(value)
} else := findings.undecided(change, path, "not set") if {
	markers.unknown(value)
	not markers.filled_in(value, path)
} else := findings.violation(change, path, "not set", value) if {
	not markers.unknown(value)
	not markers.missing(value)
}

# METADATA
# description: Findings unless it is set to one of the allowed values.
one_of(change, path, allowed) := attributes.not_allowed(
	whole(change),
	object.union(requirement(path), {"allowed": allowed}),
)

# METADATA
# description: As `one_of`, where what is not set counts as what the provider then does. Its documentation says which.
one_of_or_default(change, path, allowed, default_value) := attributes.not_allowed(
	whole(change),
	defaults.for_change(change, object.union(requirement(path), {"allowed": allowed, "default": default_value})),
)

# METADATA
# description: Findings unless it is set to a number that is not below the minimum.
at_least(change, path, minimum) := {found |
	some [concrete, value] in set_values(change, path)
	found := judged(change, concrete, value, {"expected": minimum, "right": reaches(value, minimum)})
}

# METADATA
# description: Findings unless it is set to a number that is not above the maximum.
at_most(change, path, maximum) := {found |
	some [concrete, value] in set_values(change, path)
	found := judged(change, concrete, value, {"expected": maximum, "right": stays_within(value, maximum)})
}

set_values(change, path) := [[concrete, value] |
	some concrete in attributes.paths(whole(change).after, requirement(path))
	value := attributes.set_value(whole(change), concrete, requirement(path))
]

judged(change, path, value, wanted) := findings.undecided(change, path, wanted.expected) if {
	markers.hidden(value)
} else := findings.violation(change, path, wanted.expected, value) if {
	not wanted.right
}

# `to_number` makes zero of null.
default reaches(_, _) := false

reaches(value, minimum) if {
	value != null
	to_number(value) >= minimum
}

default stays_within(_, _) := false

stays_within(value, maximum) if {
	value != null
	to_number(value) <= maximum
}

# METADATA
# description: |
#   Whether it has one of the values, or may have: for the condition of a rule that holds for some resources only. What
#   is not known yet may be one of them, so the rule applies.
may_be(change, path, values) if {
	some concrete in attributes.paths(whole(change).after, {"path": path})
	attributes.limited_to(attributes.at(whole(change).after, concrete), values)
}

requirement(path) := {"path": path, "computed": true, "block": "required"}

# A deferred change can come without values: then nothing is set.
whole(change) := change if is_object(change.after)

whole(change) := object.union(change, {"after": {}}) if not has_values(change)

has_values(change) if is_object(change.after)
