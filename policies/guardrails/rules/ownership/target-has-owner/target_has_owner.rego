# METADATA
# title: "The target must have an owner"
# description: |
#   The owner decides about a resource and is notified when a rule is violated.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format#specowner-required
# custom:
#   message: "The target of this change has no owner in the catalog."
#   fix: "Set spec.owner of the entity in the catalog."
#   severity: medium
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Know the owner and the cost centre of every resource"
#   subject:
#     type: configuration
#     sees: configuration
#   evidence: [configuration]
#   facts: [catalog.owner, catalog.registered]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.ownership.target_has_owner

finding contains found if {
	input.target.ref
	input.facts["catalog.owner"].status == "absent"
	not only_being_created
	found := {"resource": "", "path": ["facts", "catalog.owner"], "expected": "known", "actual": null}
}

# The catalog does not have it yet; its tags say who owns it.
only_being_created if input.facts["catalog.registered"].value == false
