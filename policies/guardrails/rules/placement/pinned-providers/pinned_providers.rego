# METADATA
# title: "Providers are limited to a tested range of versions"
# description: |
#   A provider without an upper end can change what it does from one day to the next.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/expressions/version-constraints
# custom:
#   message: "The provider {provider} may be of any later version; its constraint is {actual}."
#   fix: "Write a constraint such as \"~> 5.60\"."
#   severity: low
#   level: advisory
#   objective: "Know what provisioning executes"
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
	constraint := object.get(provider, "versionConstraint", null)
	not ends(constraint)
	found := {
		"resource": provider.module,
		"path": ["required_providers", provider.name, "version"],
		"expected": "an upper end",
		"actual": constraint,
		"values": {"provider": provider.name},
	}
}

ends(constraint) if {
	some part in split(constraint, ",")
	some start in ["~>", "<", "=", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "v"]
	startswith(trim_space(part), start)
}
