# METADATA
# title: "Modules must be pinned to one version"
# description: |
#   An unpinned module can change at any time, so the code that runs may not be the code that was
#   reviewed.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/modules/syntax#version
# custom:
#   message: "The module is not pinned to one version: {actual}."
#   fix: "Set one exact version or one commit."
#   severity: medium
#   level: mandatory
#   objective: "Control what provisioning runs"
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
