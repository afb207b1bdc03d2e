# METADATA
# title: Secret names
# description: |
#   Whether a name says that its value is a secret. `DB_PASSWORD` does; `TOKEN_TTL`, `SECRET_NAME` and `MAX_TOKENS` say
#   something about one.
package guardrails.lib.secret_names

# METADATA
# description: Whether what is called so is a secret, by the parts of names that say it.
secret(name, parts) if {
	some part in parts
	contains(lower(name), lower(part))
	not about_one(name)
}

secret(name, _) if regex.match(`(?i)(^|[_./-])(pass|pwd|(pg|db|my|mysql|redis|mongo|smtp|ldap)(pass|pwd))$`, name)

# The last word of a name says what it is.
about_one(name) if {
	words := regex.find_all_string_submatch_n(`[A-Z]?[a-z0-9]+|[A-Z0-9]+`, name, -1)
	lower(words[count(words) - 1][0]) in settings
}

settings := {
	"algorithm", "arn", "attribute", "audience", "claim", "count", "days", "delay", "enabled", "endpoint", "env", "expiration", "expires", "expiry", "field", "file", "format", "group", "header", "headers", "host", "hours",
	"id", "ids", "interval", "issuer", "length", "lifetime", "limit", "location", "manager", "max", "min", "minutes", "mode", "name", "names", "namespace", "path", "period", "policy", "prefix", "project", "provider", "providers", "ref",
	"region", "required", "rotation", "scheme", "scope", "scopes", "seconds", "size", "source", "store", "suffix", "timeout", "tokens", "ttl", "type", "uri", "url", "user", "username", "vault", "version",
}
