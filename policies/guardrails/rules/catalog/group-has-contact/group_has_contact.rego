# METADATA
# title: "Teams must have a contact"
# description: |
#   A team that can be reached answers questions before they become incidents.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format#kind-group
# custom:
#   message: "No contact is set."
#   fix: "Add the mailbox of the team where the group is managed, below \"spec\": profile: { email: your-team@example.com }"
#   severity: low
#   level: advisory
#   objective: "Reach the right people when something fails"
#   subject:
#     type: entity
#     kinds: [Group]
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.group_has_contact

import data.guardrails.lib.entities

finding contains entities.lacking(["spec", "profile", "email"], "a mailbox or a contact") if {
	lower(entities.text(["spec", "type"])) == "team"
	not entities.text(["spec", "profile", "email"])
	not entities.has_contact
}
