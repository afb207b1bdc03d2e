# METADATA
# title: Protection
# description: |
#   Settings that may become stronger and not weaker. A place says what counts as strong: `is` (values, the weakest first),
#   `set`, `lowered` (a number), and of a list `kept`, `grown` or `widened`. `weakest` says what even a value that was not
#   set must not become, `same` by what an element of a list is found again, and `narrower` what an element may lose.
package guardrails.lib.protection

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers

# METADATA
# description: What a plan takes away by a table of places. It begins with the types of the plan, so a long table costs nothing.
lost(table) := {found |
	some type, all in changes.judged
	some protection in table[type]
	some change in all
	change.kind in {"update", "replace"}
	before := opened(change.before, protection)
	after := opened(change.after, protection)
	some once in attributes.paths(before, protection)
	was := attributes.at(before, once)
	was_on(was, protection)
	path := counterpart(before, after, protection, once)
	now := attributes.at(after, path)
	not now.changed == false
	found := weaker(change, object.union(protection, {"path": path}), was, now)
}

# Where the element is that was there before: where it was, or wherever it has the same name. One that is gone is at the
# end, where nothing is, unless what is in its place now is compared with it.
counterpart(before, after, protection, path) := array.concat(array.concat(list, [place]), rest) if {
	protection.same
	star := min([at | some at, "*" in protection.path])
	list := array.slice(path, 0, star)
	rest := array.slice(path, star + 1, count(path))
	elements := attributes.at(after, list)
	is_array(elements)
	name := attributes.at(before, array.concat(array.slice(path, 0, star + 1), protection.same))
	alike := [at | some at, element in elements; attributes.at(element, protection.same) == name]
	place := place_of(path[star], alike, count(elements), protection)
} else := path

place_of(before, alike, end, protection) := before if {
	before in alike
} else := alike[0] if {
	count(alike) > 0
} else := before if {
	protection.otherwise == "position"
} else := end

# JSON text, and the body of the generic Azure provider, which may be some.
opened(values, protection) := object.union(object.remove(values, [name]), {name: json.unmarshal(values[name])}) if {
	name := protection.path[0]
	may_be_text(name, protection)
	is_string(values[name])
	is_object(json.unmarshal(values[name]))
} else := values

may_be_text("body", _)

may_be_text(_, protection) if protection.json

was_on(value, protection) if attributes.one_of(protection.is, value)

# What is not set, or is set by a parameter, is at least not the weakest.
was_on(value, protection) if {
	protection.weakest
	not attributes.one_of(protection.weakest, value)
}

was_on(value, protection) if {
	protection.set
	not markers.missing(value)
}

was_on(value, protection) if {
	protection.lowered == false
	is_number(value)
}

was_on(value, protection) if {
	protection.kept
	not markers.missing(value)
}

# Where a list lets something out, an empty one lets out least.
was_on(_, protection) if protection.grown == false

# A list that limits what is allowed; without one everything is.
was_on(value, protection) if {
	protection.widened == false
	not markers.missing(value)
}

# Marked as sensitive, both sides are kept back; only that nothing changed is known for certain.
was_on(value, _) if markers.hidden(value)

weaker(change, protection, was, now) := findings.undecided(change, protection.path, wanted(protection, was)) if {
	markers.hidden(now)
} else := findings.violation(change, protection.path, wanted(protection, was), now) if {
	not stays(protection, was, now)
}

stays(protection, was, now) if attributes.one_of(as_strong(protection, was), now)

# The weakest is first. Of a value that is kept back, only the strongest is as strong for certain.
as_strong(protection, was) := array.slice(protection.is, weakest, count(protection.is)) if {
	some weakest, value in protection.is
	attributes.one_of([value], was)
} else := protection.is if {
	protection.weakest
	not markers.hidden(was)
} else := [protection.is[count(protection.is) - 1]]

stays(protection, was, now) if {
	protection.weakest
	not attributes.one_of(protection.is, was)
	not attributes.one_of(protection.weakest, now)
}

stays(protection, _, now) if {
	protection.set
	not markers.missing(now)
}

stays(protection, was, now) if {
	protection.lowered == false
	now >= was
	is_number(now)
}

stays(protection, was, now) if {
	protection.kept
	within(was, now)
}

stays(protection, was, now) if {
	protection.grown == false
	every element in attributes.listed_elements(now) {
		not_more(protection, element, attributes.listed_elements(was))
	}
}

stays(protection, was, now) if {
	protection.widened == false
	not markers.missing(now)
	within(now, was)
}

not_more(_, element, others) if element in others

# As one that was there, and for fewer. For none can mean for all.
not_more(protection, element, others) if {
	names := attributes.at(element, protection.narrower)
	count(names) > 0
	some other in others
	within(names, attributes.at(other, protection.narrower))
	outside(element, protection.narrower) == outside(other, protection.narrower)
}

outside(element, path) := {[at, value] |
	walk(element, [at, value])
	not is_array(value)
	not is_object(value)
	array.slice(at, 0, count(path)) != path
}

within(some_elements, others) if {
	all := attributes.listed_elements(others)
	every element in attributes.listed_elements(some_elements) {
		element in all
	}
}

wanted(protection, was) := attributes.expectation(as_strong(protection, was))

wanted(protection, _) := "set" if protection.set

wanted(protection, _) := "not lower" if protection.lowered == false

wanted(protection, _) := "nothing less" if protection.kept

wanted(protection, _) := "nothing more" if protection.grown == false

wanted(protection, _) := "nothing more" if protection.widened == false
