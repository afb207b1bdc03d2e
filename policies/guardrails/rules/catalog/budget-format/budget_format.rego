# METADATA
# title: "A budget must be an amount with a currency"
# description: |
#   A budget that cannot be read is shown to no one and alerts no one.
# related_resources:
#   - ref: https://github.com/backstage-guardrails/guardrails/blob/main/docs/cost.md
# custom:
#   message: "Budget {actual} is not an amount with a currency."
#   fix: "Write the amount a month and the currency below \"metadata.annotations\" in catalog-info.yaml: entity-cost/budget: 1200 EUR"
#   severity: low
#   level: advisory
#   objective: "Know the owner and the cost centre of every resource"
#   subject:
#     type: entity
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.budget_format

import data.guardrails.lib.entities

finding contains entities.violation(path, "such as 1200 EUR", entities.shown(path)) if {
	path := entities.annotation_path("entity-cost/budget")
	entities.text(path)
	not readable
}

readable if {
	value := trim_space(entities.annotation("entity-cost/budget"))
	regex.match(`^[0-9]+(\.[0-9]+)? +[A-Z]{3}$`, value)
	regex.match(`[1-9]`, value)
}
