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
#   evidence: [resources]
#   parameters: [allowedRegions]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.placement.allowed_regions

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

moved(change) := findings.fixed(found, "replace", allowed[0]) if {
	found := findings.violation(change, places.region(change), allowed, change.region)
}

allowed_region(region) if spelled(region) in spellings

allowed := parameters.values.allowedRegions

spellings := {spelled(region) | some region in allowed}

# Azure writes `West Europe` and `westeurope` for one place.
spelled(region) := lower(replace(region, " ", ""))
