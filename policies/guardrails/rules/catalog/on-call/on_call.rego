# METADATA
# title: "Components in production must name who is on call"
# description: |
#   When a component in production fails, the first minutes go into finding the person to call.
# related_resources:
#   - ref: https://github.com/pagerduty/backstage-plugin-docs
# custom:
#   message: "No on-call service and no contact is named."
#   fix: "Add to catalog-info.yaml, below \"metadata.annotations\": pagerduty.com/service-id: YOUR-ID, or below \"metadata.links\" a link with type: contact"
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Reach the right people when something fails"
#   subject:
#     type: entity
#     kinds: [Component]
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.on_call

import data.guardrails.lib.entities

finding contains entities.lacking(entities.annotation_path("pagerduty.com/service-id"), "an on-call service or a contact") if {
	entities.in_production
	not entities.annotated(annotations)
	not entities.has_contact
}

annotations := [
	"pagerduty.com/service-id",
	"pagerduty.com/integration-key",
	"opsgenie.com/component-selector",
	"opsgenie.com/team",
]
