# METADATA
# title: "Links must use HTTPS"
# description: |
#   A link without encryption can be changed on the way, and what is typed into the page can be read.
# related_resources:
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Transport_Layer_Security_Cheat_Sheet.html
# custom:
#   message: "Link {actual} does not use HTTPS."
#   fix: "Change the link below \"metadata.links\" in catalog-info.yaml to https://"
#   severity: low
#   level: advisory
#   objective: "Find and fix what is not compliant"
#   subject:
#     type: entity
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.secure_links

import data.guardrails.lib.entities

finding contains entities.violation(["metadata", "links", index, "url"], "https", entities.cut(link.url)) if {
	some index, link in entities.at(["metadata", "links"])
	startswith(lower(link.url), "http://")
}
