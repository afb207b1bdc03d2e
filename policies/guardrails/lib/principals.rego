# METADATA
# title: Principals
# description: Whom a policy statement lets in, and whether a condition narrows it.
package guardrails.lib.principals

import data.guardrails.lib.documents

# METADATA
# description: Whether a statement lets everybody in, with no condition that narrows it.
open_to_all(statement) if {
	everybody(statement)
	not narrowed(statement)
}

# Everybody but some is nearly everybody.
everybody(statement) if statement.NotPrincipal

everybody(statement) if statement.Principal == "*"

everybody(statement) if {
	some kind, principals in statement.Principal
	some principal in documents.listed(principals)
	documents.wild(principal)
	kind != ""
}

# Only conditions that compare for equality with a given caller or network narrow anything.
narrowed(statement) if {
	some operator, tests in statement.Condition
	trim_prefix(lower(operator), "foranyvalue:") in {"stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike", "ipaddress"}
	some key, values in tests
	narrowing_key(lower(key))
	every value in documents.listed(values) {
		specific(value)
	}
}

narrowing_key(key) if key in {
	"aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn",
	"aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceowner", "aws:sourcevpc",
	"aws:sourcevpce", "aws:sourceip", "aws:vpcsourceip", "aws:userid", "aws:username", "kms:calleraccount",
}

specific(value) if {
	is_string(value)
	not documents.wild(value)
	not value in {"0.0.0.0/0", "::/0"}
	not startswith(value, "arn:*")
	not startswith(value, "arn:aws:*")
}
