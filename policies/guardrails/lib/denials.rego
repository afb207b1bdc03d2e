# METADATA
# title: Denials
# description: |
#   What policies refuse, and whether one refuses less than another: statements with `Deny` of AWS, in JSON text, and blocks
#   `deny_rule` of Google. Both say for which actions, resources and principals, but for which of these, and under which
#   conditions.
package guardrails.lib.denials

import data.guardrails.lib.denied_conditions
import data.guardrails.lib.denied_principals
import data.guardrails.lib.documents
import data.guardrails.lib.wildcards

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
		reaches(dimension, other[dimension], part, denial[dimension].except)
	}
	denied_conditions.as_often(denial.conditions, other.conditions)
}

# What is let out must have been let out before, or be something else for certain.
reaches(dimension, scope, part, excepted) if {
	some pattern in scope["in"]
	covers(dimension, pattern, part)
	every exception in scope.except {
		harmless(dimension, exception, part, excepted)
	}
}

harmless(dimension, exception, _, excepted) if {
	some pattern in excepted
	covers(dimension, pattern, exception)
}

harmless("principals", exception, part, _) if denied_principals.apart(exception, part)

# Whether names of resources tell upper from lower case, each service says for itself.
harmless(dimension, exception, part, _) if {
	dimension != "principals"
	wildcards.apart(lower(exception), lower(part))
}

covers("principals", principal, other) if denied_principals.covers(principal, other)

covers(dimension, pattern, value) if {
	dimension != "principals"
	wildcards.covers(pattern, value)
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

# A statement that does not say for what is for everything.
amazon(statement) := {
	"actions": {
		"in": lowered(object.get(statement, "Action", "*")),
		"except": lowered(object.get(statement, "NotAction", [])),
	},
	"resources": {
		"in": texts(object.get(statement, "Resource", "*")),
		"except": texts(object.get(statement, "NotResource", [])),
	},
	"principals": {
		"in": denied_principals.named(object.get(statement, "Principal", "*")),
		"except": denied_principals.named(object.get(statement, "NotPrincipal", [])),
	},
	"conditions": {lower(test): tests |
		some test, keys in object.get(statement, "Condition", {})
		tests := {lower(key): texts(values) | some key, values in keys}
	},
}

google(rule) := {
	"actions": {
		"in": lowered(object.get(rule, "denied_permissions", [])),
		"except": lowered(object.get(rule, "exception_permissions", [])),
	},
	"resources": {"in": ["*"], "except": []},
	"principals": {
		"in": denied_principals.named(texts(object.get(rule, "denied_principals", []))),
		"except": denied_principals.named(texts(object.get(rule, "exception_principals", []))),
	},
	"conditions": {"expression": {"expression": texts(condition.expression)} |
		some condition in documents.listed(object.get(rule, "denial_condition", []))
	},
}

lowered(value) := [lower(text) | some text in texts(value)]

# One or several; a list that is not set has none.
texts(value) := [text |
	some element in documents.listed(value)
	element != null
	text := written(element)
]

written(element) := element if is_string(element)

written(element) := json.marshal(element) if not is_string(element)
