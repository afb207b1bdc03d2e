# METADATA
# title: "The owner must exist in the catalog"
# description: |
#   A reference to a team that was renamed or removed looks like an owner and is none.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format
# custom:
#   message: "Owner {actual} does not exist in the catalog."
#   fix: "Change \"owner\" below \"spec\" in catalog-info.yaml to a group of the catalog: owner: group:default/your-team"
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who owns everything in the catalog"
#   subject:
#     type: entity
#     kinds: [Component, API, Resource, System, Domain, Template]
#   evidence: []
#   facts: [catalog.references]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.owner_exists

import data.guardrails.lib.entities
import data.guardrails.lib.findings

finding contains entities.violation(reference.path, "a group of the catalog", reference.ref) if {
	some reference in entities.references
	reference.path == ["spec", "owner"]
	not reference.exists
}

# Without the fact nothing can be said, and one finding says so for the whole.
finding contains findings.unjudged("catalog.references") if not entities.known("catalog.references")
