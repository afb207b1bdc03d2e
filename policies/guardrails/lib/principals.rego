# METADATA
# title: Principals
# description: Whom a policy statement lets in, and whether a condition narrows it.
package guardrails.lib.principals

import data.guardrails.lib.documents
import data.guardrails.lib.networks

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
		specific(lower(key), value)
	}
}

narrowing_key(key) if key in {
	"aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn",
	"aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceowner", "aws:sourcevpc",
	"aws:sourcevpce", "aws:sourceip", "aws:vpcsourceip", "aws:userid", "kms:calleraccount",
	"aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths", "s3:dataaccesspointaccount", "s3:dataaccesspointarn",
}

specific(key, value) if {
	is_string(value)
	not documents.wild(value)
	narrow(key, value)
}

narrow(key, value) if {
	of_addresses(key)
	not networks.open(value)
	not networks.large(value)
}

# A pattern in the place of the account, or one that fixes next to nothing, fits anybody.
narrow(key, value) if {
	not of_addresses(key)
	not startswith(value, "arn:")
	fixed := split(replace(value, "?", "*"), "*")[0]
	whole(value, fixed)
}

narrow(key, value) if {
	not of_addresses(key)
	parts := split(value, ":")
	parts[0] == "arn"
	count(parts) > 5
	not patterned(parts[4])
	owner := concat("", [parts[4], parts[5]])
	not documents.wild(owner)
}

whole(value, fixed) if fixed == value

whole(_, fixed) if count(fixed) >= 8

patterned(text) if contains(text, "*")

patterned(text) if contains(text, "?")

of_addresses(key) if key in {"aws:sourceip", "aws:vpcsourceip"}
