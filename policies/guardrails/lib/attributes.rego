# METADATA
# title: Attributes
# description: |
#   Judges one attribute of a change against a requirement, which is data:
#   `path` (segments; `*` stands for every element of a block), `allowed` values or a `minimum`/`maximum`,
#   `default` (what the provider does when nothing is set), `block: required` where the block
#   before `*` must be there, `computed` where the provider fills a plain attribute in that nobody set, and `when`, the `values` of another `path` that it is limited to. A value that is not known before apply is never taken as right.
package guardrails.lib.attributes

import data.guardrails.lib.findings
import data.guardrails.lib.markers

# METADATA
# description: Findings where a value is none of the allowed ones.
not_allowed(change, requirement) := {found |
	applies(change, requirement)
	some path in paths(change.after, requirement)
	value := set_value(change, path, requirement)
	found := wrong_value(change, path, requirement, value)
}

wrong_value(change, path, requirement, value) := findings.undecided(change, path, expectation(requirement.allowed)) if {
	markers.hidden(value)
} else := repaired(change, path, requirement, value) if {
	not one_of(requirement.allowed, effective(value, requirement))
}

expectation(allowed) := allowed[0] if count(allowed) == 1

expectation(allowed) := allowed if count(allowed) != 1

repaired(change, path, requirement, value) := findings.fixed(violation, "add", requirement.allowed[0]) if {
	is_string(requirement.allowed[0])
	settable(change, path)
	violation := findings.violation(change, path, expectation(requirement.allowed), effective(value, requirement))
} else := findings.violation(change, path, expectation(requirement.allowed), effective(value, requirement))

# A flag or a number says by itself what to write. `add` sets a member of an object that is there; it never invents a block.
settable(change, path) if {
	is_string(path[count(path) - 1])
	is_object(object.get(change.after, array.slice(path, 0, count(path) - 1), null))
}

# METADATA
# description: |
#   Findings where nothing is set. What is known only after apply counts as set, except where the
#   provider fills the attribute in by itself (`computed`): there only a reference says that somebody set it.
missing(change, requirement) := {found |
	applies(change, requirement)
	some path in paths(change.after, requirement)
	value := set_value(change, path, requirement)
	found := unset(change, path, requirement, value)
}

unset(change, path, requirement, value) := findings.violation(change, path, "set", null) if {
	markers.missing(value)
} else := findings.undecided(change, path, "set") if {
	requirement.computed
	markers.unknown(value)
	not referenced(value)
}

referenced(marker) if count(marker.references) > 0

# METADATA
# description: Findings where a list lacks what it must contain.
lacking(change, requirement) := {found |
	applies(change, requirement)
	some path in paths(change.after, requirement)
	value := at(change.after, path)
	found := incomplete(change, path, requirement, value)
}

incomplete(change, path, requirement, value) := findings.undecided(change, path, requirement.includes) if {
	markers.hidden(value)
} else := findings.violation(change, path, absent, value) if {
	absent := [wanted | some wanted in requirement.includes; not listed(value, wanted)]
	count(absent) > 0
}

listed(values, wanted) if one_of(values, wanted)

# METADATA
# description: Findings where a number is below the minimum.
below(change, requirement, minimum) := {found |
	applies(change, requirement)
	some path in paths(change.after, requirement)
	value := set_value(change, path, requirement)
	found := too_low(change, path, effective(value, requirement), minimum)
}

too_low(change, path, value, minimum) := findings.undecided(change, path, minimum) if {
	markers.hidden(value)
} else := findings.violation(change, path, minimum, value) if {
	not reaches(value, minimum)
}

reaches(value, minimum) if to_number(value) >= minimum

# METADATA
# description: Findings where a number is above the maximum.
above(change, requirement, maximum) := {found |
	applies(change, requirement)
	some path in paths(change.after, requirement)
	value := set_value(change, path, requirement)
	found := too_high(change, path, effective(value, requirement), maximum)
}

too_high(change, path, value, maximum) := findings.undecided(change, path, maximum) if {
	markers.hidden(value)
} else := findings.violation(change, path, maximum, value) if {
	not stays_within(value, maximum)
}

stays_within(value, maximum) if to_number(value) <= maximum

# What the provider fills in because nobody set it counts as not set.
set_value(change, path, requirement) := null if {
	requirement.computed
	nobody_set(change.after, path, requirement)
} else := at(change.after, path)

nobody_set(after, path, _) if markers.filled_in(at(after, path), path)

# Inside of a block the plan says it of the very attribute.
nobody_set(after, path, _) if {
	value := object.get(after, path, null)
	markers.unknown(value)
	value.computed == true
}

# A block that is not known as a whole, and that the provider is known to fill in, is one that nobody wrote: of a
# dynamic block over a list that is not known Terraform shows one element. What a provider fills in, its source says.
nobody_set(after, path, requirement) if {
	requirement.computed == "block"
	value := at(after, path)
	markers.unknown(value)
	value.computed == true
}

applies(_, requirement) if not requirement.when

# What decides whether the requirement applies may itself be unknown: then it applies.
applies(change, requirement) if {
	value := at(change.after, requirement.when.path)
	limited_to(value, requirement.when.values)
}

limited_to(value, _) if markers.hidden(value)

limited_to(value, values) if one_of(values, value)

# METADATA
# description: |
#   The value at a path, `null` where nothing is set, the marker where a part of the path is not known. Blocks
#   that stand as objects count as lists of one.
at(value, path) := found if {
	found := object.get(value, path, null)
	found != null
} else := marker if {
	some length, _ in path
	length > 0
	marker := object.get(value, array.slice(path, 0, length), null)
	markers.hidden(marker)
} else := found if {
	0 in path
	found := object.get(value, [segment | some segment in path; segment != 0], null)
	found != null
} else := null

# METADATA
# description: The elements of a list; one object counts as a list of one.
listed_elements(list) := list if is_array(list)

listed_elements(list) := [list] if {
	is_object(list)
	count(list) > 0
}

listed_elements(list) := [] if {
	not is_array(list)
	markers.missing(list)
}

# METADATA
# description: Whether a value is one of the allowed, whatever its case or whether a flag is written as text.
one_of(allowed, value) if {
	some candidate in allowed
	plain(candidate) == plain(value)
}

plain(value) := lower(value) if is_string(value)

plain(true) := "true"

plain(false) := "false"

plain(value) := value if {
	not is_string(value)
	not is_boolean(value)
}

effective(value, requirement) := object.get(requirement, "default", null) if value == null

effective(value, _) := value if value != null

paths(_, requirement) := [requirement.path] if not "*" in requirement.path

paths(after, requirement) := concrete if {
	position := min([at | some at, "*" in requirement.path])
	head := array.slice(requirement.path, 0, position)
	tail := array.slice(requirement.path, position + 1, count(requirement.path))
	elements := keys(at(after, head), requirement)
	concrete := [array.concat(array.concat(head, [key]), tail) | some key in elements]
}

# The one element of an unknown or missing block has no value, so `at` says what is to be said of it.
keys(block, requirement) := [0] if {
	markers.hidden(block)
} else := [0] if {
	is_object(block)
	count(block) > 0
} else := [key | some key, _ in block] if {
	count(block) > 0
} else := [0] if {
	requirement.block == "required"
} else := []
