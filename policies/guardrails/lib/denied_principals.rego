# METADATA
# title: Denied principals
# description: |
#   Whom a denial is for, and whether two of these are apart. In an account, a group or an organisation are others, and a
#   session is one of its role: two are apart only if both are one user or role each, or belong to different accounts.
package guardrails.lib.denied_principals

import data.guardrails.lib.documents

# METADATA
# description: |
#   The principals of a statement or of a block, with their kind. Of the spellings of everybody and of an account one is left.
named(value) := [spelled("", name) | some name in documents.listed(value)] if not is_object(value)

named(value) := [spelled(kind, name) | some kind, names in value; some name in documents.listed(names)] if is_object(value)

# METADATA
# description: Whether the first of two principals includes the second.
covers(principal, _) if principal == "*"

covers(principal, other) if principal == other

covers(principal, other) if principal == concat(":", ["account", account(other)])

# METADATA
# description: Whether nobody is both.
apart(one, other) if account(one) != account(other)

apart(one, other) if single(one) != single(other)

spelled(kind, "*") := "*" if kind in {"", "AWS"}

spelled("", "principalSet://goog/public:all") := "*"

spelled("AWS", name) := concat(":", ["account", numbers[0][1]]) if {
	numbers := regex.find_all_string_submatch_n(`^(?:arn:[a-z-]+:iam::)?([0-9]+)(?::root)?$`, name, 1)
	count(numbers) == 1
}

spelled(kind, name) := concat(":", [kind, name]) if {
	not kind in {"", "AWS"}
}

spelled("AWS", name) := concat(":", ["AWS", name]) if {
	name != "*"
	not regex.match(`^(arn:[a-z-]+:iam::)?[0-9]+(:root)?$`, name)
}

spelled("", name) := name if not name in {"*", "principalSet://goog/public:all"}

account(principal) := trim_prefix(principal, "account:") if startswith(principal, "account:")

account(principal) := split(principal, ":")[5] if regex.match(`^AWS:arn:[a-z-]+:(iam|sts)::[0-9]+:`, principal)

single(principal) := lower(principal) if regex.match(`^AWS:arn:[a-z-]+:iam::[0-9]+:(user|role)/[^*?$]+$`, principal)

single(principal) := lower(principal) if regex.match(`^Service:[^*?$]+$`, principal)

# A service account has a number as well, so only addresses say that two are different.
single(principal) := address if {
	regex.match(`^principal://.*@[^/]+$`, principal)
	parts := split(lower(principal), "/")
	address := parts[count(parts) - 1]
}
