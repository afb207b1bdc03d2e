# METADATA
# title: "Modules must come from an allowed source"
# description: |
#   A module decides what is built, with the organisation's credentials. A module from anywhere
#   else is not reviewed.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/modules/sources
# custom:
#   message: "Module source {actual} is not allowed."
#   fix: "Use an allowed source, or have this one reviewed and allowed. Allowed: {expected}."
#   severity: high
#   level: mandatory
#   alwaysOn: "Modules are downloaded and run before a plan is checked. Allow more sources in allowedModuleSources."
#   objective: "Control what provisioning runs"
#   subject:
#     type: configuration
#     sees: configuration
#   evidence: [configuration]
#   parameters: [allowedModuleSources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.placement.allowed_module_sources

import data.guardrails.lib.parameters

finding contains found if {
	some module in input.subject.configuration.modules
	module.pinning != "local"
	not allowed(module.source)
	found := {
		"resource": module.address,
		"path": ["source"],
		"expected": parameters.values.allowedModuleSources,
		"actual": module.source,
	}
}

# A path that climbs could leave the allowed place again.
allowed(source) if {
	parameters.matches(parameters.values.allowedModuleSources, source)
	not contains(source, "..")
}
