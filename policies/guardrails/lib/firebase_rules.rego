# METADATA
# title: Rules of Firestore and Storage
# description: |
#   Whether rules let everyone in. They are read word by word: comments are left out, and a condition always holds if one of
#   its alternatives does by itself. What functions and comparisons of values make of it is not computed.
package guardrails.lib.firebase_rules

# METADATA
# description: Whether everyone may write something, or read everything below a path.
open(text) if {
	some line in lines(text)
	writes(line)
	always(line)
}

open(text) if {
	some place, line in lines(text)
	reads(line)
	always(line)
	below_any_path(lines(text), place)
}

# Statements, heads and braces, one a line, with a space between words.
lines(text) := [line |
	words := [word |
		some found in regex.find_all_string_submatch_n(word_pattern, text, -1)
		word := spelled(found[0])
	]
	some part in split(concat(" ", words), "\n")
	line := trim_space(part)
	line != ""
]

# Text, comment, path, name or number, operator, or one character.
word_pattern := concat("|", [
	`'(?:[^'\\]|\\.)*'`, `"(?:[^"\\]|\\.)*"`,
	`//[^\n]*`, `/\*(?s:.*?)\*/`,
	`(?:/(?:\{[^}]*\}|[A-Za-z0-9_.~%@+-]+))+`,
	`[A-Za-z0-9_.]+`,
	`&&`, `\|\|`, `[=!<>]=`, `\S`,
])

spelled(word) := "" if {
	is_comment(word)
} else := "/**" if {
	startswith(word, "/")
	endswith(word, "**}")
} else := "/*" if {
	startswith(word, "/")
	count(word) > 1
} else := concat("", ["\n", word]) if {
	word in {"allow", "match", "function", "return"}
} else := concat("", ["\n", word, "\n"]) if {
	word in {"{", "}", ";"}
} else := strings.replace_n({"\n": "", " ": "", "|": "", "&": ""}, word) if {
	regex.match(`^['"]`, word)
} else := word

is_comment(word) if startswith(word, "//")

is_comment(word) if startswith(word, "/*")

writes(line) if regex.match(`^allow [a-z ,]*\b(write|create|update|delete)\b`, line)

reads(line) if regex.match(`^allow [a-z ,]*\b(read|get|list)\b`, line)

condition(line) := unwrapped(unwrapped(array.slice(split(line, " : if "), 1, 2)[0])) if startswith(line, "allow ")

# Without a pair of parentheses around all of it.
unwrapped(text) := trim_space(inside) if {
	startswith(text, "(")
	endswith(text, ")")
	inside := substring(text, 1, count(text) - 2)
	parts := split(inside, ")")
	every place, _ in array.slice(parts, 1, count(parts)) {
		count(split(concat("", array.slice(parts, 0, place + 1)), "(")) > place + 1
	}
} else := text

always(line) if {
	startswith(line, "allow ")
	not contains(line, ":")
}

always(line) if {
	some alternative in alternatives(condition(line))
	every term in split(alternative, " && ") {
		holds(trim(term, " ()"))
	}
}

# Of a condition with "and" only what stands beside all parentheses is an alternative.
alternatives(text) := [trim(part, " ()") |
	parts := split(text, " || ")
	some place, part in parts
	beside_parentheses(text, concat("", array.slice(parts, 0, place)), part)
]

beside_parentheses(text, _, _) if not contains(text, "&&")

beside_parentheses(_, before, part) if {
	balanced(before)
	balanced(part)
}

balanced(text) if count(split(text, "(")) == count(split(text, ")"))

holds("true")

holds("! false")

# The rules of a test, open until a day.
holds(term) if regex.match(`^request\.time <=? timestamp\.date \(`, term)

holds(term) if regex.match(`^timestamp\.date \(.*\) >=? request\.time$`, term)

holds(term) if {
	sides := split(term, " == ")
	count(sides) == 2
	sides[0] == sides[1]
}

below_any_path(all, place) if {
	opened := {at | some at, line in array.slice(all, 0, place); line == "{"}
	around := {at | some at in opened; depth(all, at + 1, place) == 0}
	all[max(around) - 1] == "match /**"
}

depth(all, from, to) := opening - closing if {
	part := array.slice(all, from, to)
	opening := count([line | some line in part; line == "{"])
	closing := count([line | some line in part; line == "}"])
}
