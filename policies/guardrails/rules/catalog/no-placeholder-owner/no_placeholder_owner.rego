# METADATA
# title: "The owner must not be a placeholder"
# description: |
#   Templates and examples fill in owners such as "guests" or "unknown". They pass every check for an owner and
#   name no one.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format
# custom:
#   message: "Owner {actual} is a placeholder."
#   fix: "Change \"owner\" below \"spec\" in catalog-info.yaml to your team: owner: group:default/your-team"
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who owns everything in the catalog"
#   subject:
#     type: entity
#     kinds: [Component, API, Resource, System, Domain, Template]
#   evidence: []
#   parameters: [placeholderOwners]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.no_placeholder_owner

import data.guardrails.lib.entities
import data.guardrails.lib.parameters

finding contains entities.violation(["spec", "owner"], "your team", entities.shown(["spec", "owner"])) if {
	entities.bare_name(entities.text(["spec", "owner"])) in parameters.values.placeholderOwners
}
