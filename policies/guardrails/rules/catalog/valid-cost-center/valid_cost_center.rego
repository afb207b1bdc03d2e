# METADATA
# title: "The cost centre must exist"
# description: |
#   Costs of a cost centre that does not exist are charged to no one.
# related_resources:
#   - ref: https://www.finops.org/framework/capabilities/allocation/
# custom:
#   message: "Cost centre {actual} does not exist."
#   fix: "Set the cost centre of your team below \"metadata.annotations\" in catalog-info.yaml: guardrails/cost-center: YOUR-COST-CENTRE"
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know the owner and the cost centre of every resource"
#   subject:
#     type: entity
#     kinds: [Component, API, Resource, System, Domain]
#   evidence: []
#   facts: [catalog.costCentres]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.valid_cost_center

import data.guardrails.lib.entities
import data.guardrails.lib.findings

finding contains entities.violation(entities.annotation_path(named.annotation), "one that a group has", named.value) if {
	some named in input.facts["catalog.costCentres"].value
	not named.exists
}

# Without the fact nothing can be said, and one finding says so for the whole.
finding contains findings.unjudged("catalog.costCentres") if not entities.known("catalog.costCentres")
