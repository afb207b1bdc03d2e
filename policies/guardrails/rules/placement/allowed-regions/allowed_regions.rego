# METADATA
# title: "Resources stand in an allowed region"
# description: |
#   Where data is stored decides which law applies to it, and every further region has to be
#   watched, backed up and paid for.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2016/679/oj
#   - ref: https://docs.aws.amazon.com/general/latest/gr/rande.html
# custom:
#   message: "{resource} stands in {actual}, which is not an allowed region."
#   fix: "Choose one of the allowed regions."
#   severity: high
#   level: mandatory
#   objective: "Keep data and cost in the regions the organisation chose"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [allowedRegions]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.placement.allowed_regions

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.parameters
import data.guardrails.lib.places

# A resource without a region, for instance an identity policy, has none to be judged by.
finding contains found if {
	some direct in changes.judged
	some change in direct
	found := misplaced(change)
}

misplaced(change) := findings.undecided(change, ["region"], allowed) if {
	markers.hidden(change.region)
} else := moved(change) if {
	not allowed_region(change.region)
}

# A copy elsewhere is the data elsewhere.
finding contains found if {
	some requirement in copies
	some change in changes.judged[requirement.type]
	some path in attributes.paths(change.after, requirement)
	region := attributes.at(change.after, path)
	not markers.missing(region)
	found := copied(change, path, region)
}

copied(change, path, region) := findings.undecided(change, path, allowed) if {
	markers.hidden(region)
} else := findings.violation(change, path, allowed, region) if {
	not allowed_region(region)
}

copies := [
	{"type": "aws_dynamodb_table", "path": ["replica", "*", "region_name"]},
	{"type": "aws_secretsmanager_secret", "path": ["replica", "*", "region"]},
	{"type": "azurerm_cosmosdb_account", "path": ["geo_location", "*", "location"]},
	{"type": "azurerm_container_registry", "path": ["georeplications", "*", "location"]},
]

moved(change) := findings.fixed(found, "replace", allowed[0]) if {
	found := findings.violation(change, places.region(change), allowed, change.region)
}

allowed_region(region) if spelled(region) in spellings

allowed := parameters.values.allowedRegions

spellings := {spelled(region) | some region in allowed}

# Azure writes `West Europe` and `westeurope` for one place.
spelled(region) := lower(replace(region, " ", ""))
