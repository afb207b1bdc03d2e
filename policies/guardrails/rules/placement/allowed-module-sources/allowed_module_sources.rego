# METADATA
# title: "Modules come from allowed places"
# description: |
#   A module decides what is built, with our credentials; one from anywhere is somebody else's
#   decision.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/modules/sources
# custom:
#   message: "{resource} comes from {actual}, which is not an allowed place."
#   fix: "Use a module from an allowed place, or have this one reviewed."
#   severity: high
#   level: mandatory
#   alwaysOn: "Modules are fetched and run for a plan before anything was judged. Allow more in allowedModuleSources."
#   objective: "Know what provisioning executes"
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
