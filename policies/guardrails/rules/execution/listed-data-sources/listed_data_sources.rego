# METADATA
# title: "Only allowed data sources can be used"
# description: |
#   A data source reads with the credentials of the plan, every time a plan runs.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/data-sources
# custom:
#   message: "Data source {actual} is not allowed."
#   fix: "Pass the value as a variable, or use an allowed data source: {expected}."
#   severity: medium
#   level: mandatory
#   objective: "Control what provisioning runs"
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
