# METADATA
# title: "People must belong to a group"
# description: |
#   Ownership and approvals go by group. A person without a group owns nothing and approves nothing.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format#kind-user
# custom:
#   message: "The person belongs to no group."
#   fix: "Add the person to a group in the directory that the catalog reads."
#   severity: low
#   level: advisory
#   objective: "Know who owns everything in the catalog"
#   subject:
#     type: entity
#     kinds: [User]
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.user_in_group

import data.guardrails.lib.entities

finding contains entities.lacking(["spec", "memberOf"], "at least one group") if {
	count(entities.relations("memberOf")) == 0
	count([group | some group in entities.at(["spec", "memberOf"])]) == 0
}
