# METADATA
# title: "Entities must have an owner"
# description: |
#   An entity without an owner has no one who fixes it, and no one who is asked before it changes.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format
# custom:
#   message: "No owner is set."
#   fix: "Add the team to catalog-info.yaml, below \"spec\": owner: group:default/your-team"
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who owns everything in the catalog"
#   subject:
#     type: entity
#     kinds: [Component, API, Resource, System, Domain, Template]
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.has_owner

import data.guardrails.lib.entities

finding contains entities.lacking(["spec", "owner"], "a group") if {
	not entities.text(["spec", "owner"])
}
