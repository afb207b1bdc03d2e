# METADATA
# title: Denials
# description: |
#   What policies refuse, and whether one refuses less than another: statements with `Deny` of AWS, in JSON text, and blocks
#   `deny_rule` of Google. Both say for which actions, resources and principals, but for which of these, and under which
#   conditions.
package guardrails.lib.denials

import data.guardrails.lib.documents

# METADATA
# description: |
#   Whether something that was refused is refused no more. A denial may be split and put together; each action of each
#   resource and principal has to be refused still, under no further condition.
weaker(was, now) if {
	all := denials(now)
	some denial in denials(was)
	some action in denial.actions["in"]
	some resource in denial.resources["in"]
	some principal in denial.principals["in"]
	parts := {"actions": action, "resources": resource, "principals": principal}
	not refused_still(denial, parts, all)
}

refused_still(denial, parts, all) if {
	some other in all
	every dimension, part in parts {
		reaches(other[dimension], part, denial[dimension].except)
	}
	as_often(denial.conditions, other.conditions)
}

# What is let out must have been let out before, or be something else.
reaches(scope, part, excepted) if {
	some pattern in scope["in"]
	covers(pattern, part)
	every exception in scope.except {
		harmless(exception, part, excepted)
	}
}

harmless(exception, _, excepted) if {
	some pattern in excepted
	covers(pattern, exception)
}

harmless(exception, part, _) if {
	not covers(exception, part)
	not covers(part, exception)
}

covers(pattern, value) if pattern == value

covers(pattern, value) if {
	endswith(pattern, "*")
	startswith(value, trim_suffix(pattern, "*"))
}

as_often(were, are) if {
	every test, keys in are {
		every key, values in keys {
			holds_as_often(test, were[test][key], values)
		}
	}
}

# A test that denies holds less often with more values, any other more often.
holds_as_often(test, were, are) if {
	not contains(test, "not")
	every value in were {
		covered(are, value)
	}
}

holds_as_often(test, were, are) if {
	contains(test, "not")
	every value in are {
		covered(were, value)
	}
}

covered(patterns, value) if {
	some pattern in patterns
	covers(pattern, value)
}

denials(policy) := array.concat(
	[amazon(statement) |
		is_string(policy)
		json.is_valid(policy)
		some statement in documents.listed(json.unmarshal(policy).Statement)
		statement.Effect == "Deny"
	],
	[google(rule) |
		is_array(policy)
		some block in policy
		some rule in documents.listed(block.deny_rule)
	],
)

amazon(statement) := {
	"actions": scope(statement, "Action", "NotAction"),
	"resources": scope(statement, "Resource", "NotResource"),
	"principals": scope(statement, "Principal", "NotPrincipal"),
	"conditions": {lower(test): tests |
		some test, keys in object.get(statement, "Condition", {})
		tests := {lower(key): texts(values) | some key, values in keys}
	},
}

# A statement that does not say for what is for everything.
scope(statement, name, other) := {
	"in": texts(object.get(statement, name, "*")),
	"except": texts(object.get(statement, other, [])),
}

google(rule) := {
	"actions": {
		"in": texts(object.get(rule, "denied_permissions", [])),
		"except": texts(object.get(rule, "exception_permissions", [])),
	},
	"resources": {"in": ["*"], "except": []},
	"principals": {
		"in": texts(object.get(rule, "denied_principals", [])),
		"except": texts(object.get(rule, "exception_principals", [])),
	},
	"conditions": {"expression": {"expression": texts(condition.expression)} |
		some condition in documents.listed(object.get(rule, "denial_condition", []))
	},
}

# Names in lists and lists by kind, with the kind; everybody is spelled in several ways.
texts(value) := [text |
	walk(value, [path, name])
	not is_array(name)
	not is_object(name)
	name != null
	text := spelled([kind | some kind in path; is_string(kind)], name)
]

spelled(_, name) := "*" if name in everybody

spelled(kinds, name) := lower(concat(":", array.concat(kinds, [name]))) if {
	is_string(name)
	not name in everybody
}

spelled(_, name) := json.marshal(name) if not is_string(name)

everybody := {"*", "principalSet://goog/public:all"}
