# METADATA
# title: Types
# description: |
#   Resource types of a plan that no rule can know: they are in no schema of a provider that the rules were written for,
#   and no rule names them. `data.guardrails.types` is derived from the schemas, the tables and the rules.
package guardrails.lib.types

import data.guardrails.lib.changes
import data.guardrails.lib.parameters

# METADATA
# description: Types of providers whose types are listed, without those that match a pattern. The provider has got them since, or had them before.
unlisted(reviewed) := {type | some type in unknown(reviewed); listed[provider(type)]}

# METADATA
# description: Types of all other providers, without those that match a pattern.
foreign(reviewed) := {type | some type in unknown(reviewed); not listed[provider(type)]}

# METADATA
# description: The start of a type, or the group of a claim. Types of Azure's API come through the generic provider, in lower case.
provider(type) := "azapi" if {
	contains(type, "/")
	lower(type) == type
} else := split(type, "/")[0] if {
	contains(type, "/")
} else := split(type, "_")[0]

unknown(reviewed) := {type |
	some type, _ in changes.judged
	not known(type)
	not parameters.matches(reviewed, type)
}

known(type) if {
	# What divides types is in no name of one.
	not contains(type, "|")
	words := split(type, "_")
	rest := concat("_", array.slice(words, 2, count(words)))
	contains(listed[words[0]][words[1]], concat("", ["|", rest, "|"]))
}

known(type) if data.guardrails.types.named[type]

known(type) if provider(type) in data.guardrails.types.helpers

listed := data.guardrails.types.providers
