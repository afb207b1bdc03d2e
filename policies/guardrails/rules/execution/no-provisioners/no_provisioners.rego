# METADATA
# title: "Configurations must not use provisioners"
# description: |
#   A provisioner runs any command on the machine that applies the plan, with its credentials, and
#   does not appear in the plan.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/resources/provisioners/syntax
# custom:
#   message: "The configuration runs a {actual} provisioner."
#   fix: "Remove the provisioner. Use user data, an image or a configuration tool instead."
#   severity: high
#   level: mandatory
#   alwaysOn: "It keeps plans from running programs on the machine that applies them."
#   objective: "Control what provisioning runs"
#   subject:
#     type: configuration
#     sees: configuration
#   evidence: [configuration]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.execution.no_provisioners

finding contains found if {
	some provisioner in input.subject.configuration.provisioners
	found := {
		"resource": provisioner.address,
		"path": ["provisioner"],
		"expected": null,
		"actual": provisioner.type,
	}
}
