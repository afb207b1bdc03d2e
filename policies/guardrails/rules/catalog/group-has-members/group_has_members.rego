# METADATA
# title: "Groups that own something must have members"
# description: |
#   A group without members receives no notification and approves nothing.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format#kind-group
# custom:
#   message: "The group owns entities and has no members."
#   fix: "Add members to the group where it is managed, or give its entities to another group."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who owns everything in the catalog"
#   subject:
#     type: entity
#     kinds: [Group]
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.group_has_members

import data.guardrails.lib.entities

finding contains entities.violation(["spec", "members"], "at least one", 0) if {
	count(entities.relations("ownerOf")) > 0
	count(entities.relations("hasMember")) == 0
	count(entities.relations("parentOf")) == 0
}
