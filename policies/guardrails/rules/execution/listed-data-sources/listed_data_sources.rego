# METADATA
# title: "Only listed data sources are read"
# description: |
#   A data source reads with the credentials of planning, each time somebody plans.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/data-sources
# custom:
#   message: "{resource} reads {actual}, which is not a listed data source."
#   fix: "Use a listed data source, or pass the value in as a variable."
#   severity: medium
#   level: mandatory
#   objective: "Know what provisioning executes"
#   subject:
#     type: configuration
#     sees: configuration
#   evidence: [configuration]
#   parameters: [allowedDataSources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.execution.listed_data_sources

import data.guardrails.lib.parameters

finding contains found if {
	some source in input.subject.configuration.dataSources
	not parameters.matches(parameters.values.allowedDataSources, source.type)
	found := {
		"resource": source.address,
		"path": ["type"],
		"expected": parameters.values.allowedDataSources,
		"actual": source.type,
	}
}
