# METADATA
# title: "Providers must be allowed"
# description: |
#   A provider is a program that runs with the credentials of the plan, and anyone can publish
#   one.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/providers/requirements
# custom:
#   message: "Provider {actual} is not allowed."
#   fix: "Use an allowed provider, or have this one reviewed and allowed. Allowed: {expected}."
#   severity: high
#   level: mandatory
#   alwaysOn: "Providers are programs that run before a plan is checked. Allow more in allowedProviders."
#   objective: "Control what provisioning runs"
#   subject:
#     type: configuration
#     sees: outline
#   evidence: [configuration]
#   parameters: [allowedProviders]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.placement.allowed_providers

import data.guardrails.lib.parameters

finding contains found if {
	some provider in used
	not parameters.matches(parameters.values.allowedProviders, provider.source)
	found := {
		"resource": provider.module,
		"path": ["provider", provider.name],
		"expected": parameters.values.allowedProviders,
		"actual": provider.source,
	}
}

used := {{"name": provider.name, "module": provider.module, "source": full(provider)} |
	some provider in input.subject.configuration.providers
} | {{"name": "", "module": "", "source": qualified(change.provider)} |
	some changes in input.subject.changesByType
	some change in changes
	change.provider != ""
}

# Without a source Terraform takes the one of that name from the main namespace of its registry.
full(provider) := concat("/", ["registry.terraform.io", provider.source]) if {
	count(split(provider.source, "/")) == 2
} else := provider.source if {
	provider.source != ""
} else := concat("/", ["registry.terraform.io/hashicorp", provider.name])

# Terraform before 0.13 names providers by their bare name.
qualified(name) := name if {
	contains(name, "/")
} else := "terraform.io/builtin/terraform" if {
	name == "terraform"
} else := concat("/", ["registry.terraform.io/hashicorp", name])
