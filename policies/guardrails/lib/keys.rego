# METADATA
# title: Keys
# description: |
#   Whose key encrypts. AWS makes one for each service (`alias/aws/...`); everybody who may use the service
#   may use it, and nobody can take that back. Naming it is the same as naming none.
package guardrails.lib.keys

import data.guardrails.lib.attributes
import data.guardrails.lib.findings

# METADATA
# description: Findings where no key is named, or one that belongs to the provider.
not_own(change, requirement) := attributes.missing(change, requirement) | {found |
	attributes.applies(change, requirement)
	some path in attributes.paths(change.after, requirement)
	value := attributes.at(change.after, path)
	of_provider(value)
	found := findings.violation(change, path, "a key of our own", value)
}

# METADATA
# description: Whether a key belongs to the provider.
of_provider(value) if startswith(lower(value), "alias/aws/")

of_provider(value) if contains(lower(value), ":alias/aws/")
