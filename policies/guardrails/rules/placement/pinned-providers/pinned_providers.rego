# METADATA
# title: "Providers must have an upper version limit"
# description: |
#   A provider without an upper version limit can change its behaviour from one day to the next.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/expressions/version-constraints
# custom:
#   message: "Provider {provider} has no upper version limit; its constraint is {actual}."
#   fix: "Set a constraint such as \"~> 5.60\"."
#   severity: low
#   level: advisory
#   objective: "Control what provisioning runs"
#   subject:
#     type: configuration
#     sees: configuration
#   evidence: [configuration]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.placement.pinned_providers

finding contains found if {
	some provider in input.subject.configuration.providers
	not startswith(object.get(provider, "source", ""), "terraform.io/builtin/")
	not limited(provider)
	constraint := object.get(provider, "versionConstraint", null)
	stated(provider, constraint)
	found := {
		"resource": provider.module,
		"path": ["required_providers", provider.name, "version"],
		"expected": "an upper end",
		"actual": constraint,
		"values": {"provider": provider.name},
	}
}

# Terraform takes a version that meets the constraints of every module, so one upper end anywhere is enough.
limited(provider) if ends(provider.versionConstraint)

limited(provider) if {
	some other in input.subject.configuration.providers
	same(other, provider)
	ends(other.versionConstraint)
}

# A `provider` block has no version of its own beside a requirement that is there: that one is named.
stated(_, constraint) if constraint != null

stated(provider, null) if not required(provider)

required(provider) if {
	some other in input.subject.configuration.providers
	same(other, provider)
	other.versionConstraint
}

same(other, provider) if {
	same_source(source(other), source(provider))
	counts_for(other.module, provider.module)
}

# A folder that no module calls (`./...`) is not part of what Terraform loads, so it limits itself alone.
counts_for(module, module)

counts_for(module, _) if not startswith(module, "./")

# Which provider a local name stands for is said once in a module.
source(provider) := lower(provider.source) if {
	provider.source
} else := said[0] if {
	said := [lower(other.source) |
		some other in input.subject.configuration.providers
		other.module == provider.module
		other.name == provider.name
	]
	count(said) > 0
} else := concat("/", ["hashicorp", provider.name])

# The registry of the tool is left out as often as it is written. Where both write theirs, two registries are two providers.
same_source(text, text)

same_source(one, other) if {
	without_registry(one) == without_registry(other)
	some text in [one, other]
	text == without_registry(text)
}

without_registry(text) := trim_prefix(trim_prefix(text, "registry.terraform.io/"), "registry.opentofu.org/")

ends(constraint) if {
	some part in split(constraint, ",")
	some start in ["~>", "<", "=", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "v"]
	startswith(trim_space(part), start)
}
