# METADATA
# title: Wildcards
# description: |
#   What patterns with `*` and `?` have in common. Where that is not certain they neither cover each other nor are apart,
#   so a rule has to ask for what it needs: that a pattern covers, or that it is apart.
package guardrails.lib.wildcards

# METADATA
# description: |
#   Whether a pattern matches all that a value matches, which may be a pattern itself. Its wildcards count as text: what a
#   star takes in their place, it takes in place of what they stand for.
covers(pattern, value) if pattern == value

covers(pattern, value) if {
	varies(pattern)
	regex.match(concat("", ["^(?s:", strings.replace_n(meanings, pattern), ")$"]), value)
}

# METADATA
# description: Whether nothing matches both of two patterns.
apart(one, other) if {
	not begins(one, other)
	not begins(other, one)
}

apart(one, other) if is_missed(one, other)

apart(one, other) if is_missed(other, one)

is_missed(text, pattern) if {
	not varies(text)
	not contains(pattern, "$")
	not covers(pattern, text)
}

# A dollar begins a variable, such as the name of the caller.
varies(text) if {
	some sign in ["*", "?", "$"]
	contains(text, sign)
}

begins(one, other) if startswith(beginning(other), beginning(one))

beginning(text) := split(strings.replace_n({"?": "*", "$": "*"}, text), "*")[0]

# A question mark is one character, and a star or a variable in its place can be several.
meanings := {
	"*": ".*", "?": "[^*$]", "$": `\$`, ".": `\.`, "+": `\+`, "|": `\|`, `\`: `\\`, "^": `\^`,
	"(": `\(`, ")": `\)`, "[": `\[`, "]": `\]`, "{": `\{`, "}": `\}`,
}
