# METADATA
# title: Parameters
# description: The organisation's values for the environment class of the target.
package guardrails.lib.parameters

# METADATA
# description: Every value by name. Read once per evaluation.
values := data.parameters[input.target.environmentClass].values

# METADATA
# description: Names that are needed and not set. A rule without its parameter would pass without a word.
absent contains name if {
	some name in data.guardrails.parameters
	not values[name] == values[name]
}

# METADATA
# description: Whether a value is one of the patterns. A pattern is exact or ends in an asterisk; case does not count.
matches(patterns, value) if {
	some pattern in patterns
	match(lower(pattern), lower(value))
}

match(pattern, value) if pattern == value

match(pattern, value) if {
	endswith(pattern, "*")
	startswith(value, trim_suffix(pattern, "*"))
}
