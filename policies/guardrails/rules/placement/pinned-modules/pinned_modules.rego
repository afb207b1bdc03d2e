# METADATA
# title: "Modules are pinned to one version"
# description: |
#   An unpinned module can be another one tomorrow; what was reviewed is not what runs.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/modules/syntax#version
# custom:
#   message: "{resource} is not pinned to one version: {actual}."
#   fix: "Name one exact version, or one commit."
#   severity: medium
#   level: mandatory
#   objective: "Know what provisioning executes"
#   subject:
#     type: configuration
#     sees: configuration
#   evidence: [configuration]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.placement.pinned_modules

finding contains found if {
	some module in input.subject.configuration.modules
	not module.pinning in {"local", "pinned"}
	found := {
		"resource": module.address,
		"path": ["version"],
		"expected": "one version",
		"actual": object.get(module, "version", module.source),
	}
}
