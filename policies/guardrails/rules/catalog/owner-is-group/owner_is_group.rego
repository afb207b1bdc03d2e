# METADATA
# title: "The owner must be a group"
# description: |
#   People change teams and leave. A group stays, and its members are kept up to date in one place.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format
# custom:
#   message: "Owner {actual} is a person."
#   fix: "Change \"owner\" below \"spec\" in catalog-info.yaml to the team of the person: owner: group:default/your-team"
#   severity: medium
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
package guardrails.rules.catalog.owner_is_group

import data.guardrails.lib.entities

finding contains entities.violation(["spec", "owner"], "a group", entities.shown(["spec", "owner"])) if {
	startswith(lower(entities.text(["spec", "owner"])), "user:")
}
