# METADATA
# title: Markers
# description: |
#   Stand-ins for values that may not or cannot be shown. Evidence cannot carry the key itself,
#   so a marker always comes from the adapter.
package guardrails.lib.markers

# METADATA
# description: The value exists only after apply.
unknown(value) if value["$guardrails"] == "unknown"

# METADATA
# description: |
#   The provider fills the value in, because the configuration has no expression for it. That holds for
#   what the provider's schema lists as an attribute, `ingress` of a security group included. Of a block it cannot be said: a
#   dynamic one over a list that is not known leaves no expression either, so a rule that passes over a block has to be listed in `execution/visible-blocks`.
filled_in(value, path) if {
	unknown(value)
	value.computed == true
	count(path) == 1
}

# METADATA
# description: The value cannot be compared, because it is not known yet or may not be shown.
hidden(value) if value["$guardrails"] in {"unknown", "sensitive"}

# METADATA
# description: There is no value, or an empty one. What is not known yet counts as present.
missing(value) if value in {null, "", [], {}, [""], [null], [{}]}

missing(value) if {
	value["$guardrails"] == "sensitive"
	value.present == false
}

# METADATA
# description: Whether a value is kept back as sensitive, so that nobody can say what it is.
sensitive(value) if value["$guardrails"] == "sensitive"

# METADATA
# description: |
#   The reference, where the value is nothing but the ID of one managed resource: then something is set for certain,
#   whatever the ID will be. A condition, a variable or another resource beside it leaves open which of them it is.
of_resource(value) := reference if {
	unknown(value)
	some reference in value.references
	segments := split(reference, ".")
	length := count(segments)
	length > 2
	segments[length - 1] == "id"
	contains(segments[length - 3], "_")
	not "data" in segments
	every other in value.references {
		startswith(reference, other)
	}
}
