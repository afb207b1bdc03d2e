# METADATA
# title: "Components must link their source code"
# description: |
#   Who looks at a component must find its code, and tools must know which repository a finding is about.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/well-known-annotations
# custom:
#   message: "No repository is linked."
#   fix: "Add to catalog-info.yaml, below \"metadata.annotations\": github.com/project-slug: your-organisation/your-repository, or backstage.io/source-location: url:https://..."
#   severity: low
#   level: advisory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#     kinds: [Component]
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.linked_repository

import data.guardrails.lib.entities

finding contains entities.lacking(entities.annotation_path("backstage.io/source-location"), "a repository") if {
	not entities.annotated(annotations)
}

annotations := [
	"backstage.io/source-location",
	"github.com/project-slug",
	"gitlab.com/project-slug",
	"gitlab.com/project-id",
	"bitbucket.org/project-slug",
	"bitbucket.org/repo-url",
	"dev.azure.com/project-repo",
	"gitea.com/repo-slug",
]
