# METADATA
# title: "Systems must have a budget"
# description: |
#   Without a budget costs grow unnoticed, and no change needs approval because of them.
# related_resources:
#   - ref: https://github.com/backstage-guardrails/guardrails/blob/main/docs/cost.md
# custom:
#   message: "No budget is set."
#   fix: "Set a budget under Cost > Budgets, or in entityCost.budgets of the configuration. An annotation does not count."
#   severity: low
#   level: advisory
#   objective: "Keep costs within the agreed budget"
#   subject:
#     type: entity
#     kinds: [System]
#   evidence: []
#   facts: [cost.budget]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.catalog.has_budget

import data.guardrails.lib.entities
import data.guardrails.lib.findings

fact := input.facts["cost.budget"]

finding contains entities.lacking(["cost", "budget"], "an amount a month") if fact.value == null

finding contains findings.unjudged("cost.budget") if fact.status == "absent"
