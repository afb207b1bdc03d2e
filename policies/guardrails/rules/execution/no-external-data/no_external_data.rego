# METADATA
# title: "Plans must not run programs or read external data"
# description: |
#   A plan is not harmless: a data source can run a program or read a file with the credentials of
#   the plan.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/external/latest/docs/data-sources/external
# custom:
#   message: "The configuration reads external data: {actual}."
#   fix: "Pass the value as a variable."
#   severity: high
#   level: mandatory
#   alwaysOn: "It keeps plans from running programs before they are checked."
#   objective: "Control what provisioning runs"
#   subject:
#     type: configuration
#     sees: configuration
#   evidence: [configuration]
#   parameters: [allowedExternals]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.execution.no_external_data

import data.guardrails.lib.parameters

# Secrets are another rule's matter.
finding contains found if {
	some external in input.subject.configuration.externals
	external.kind != "secret-in-plain-text"
	not external.kind in parameters.values.allowedExternals
	found := {
		"resource": external.address,
		"path": [external.kind],
		"expected": parameters.values.allowedExternals,
		"actual": external.detail,
	}
}
