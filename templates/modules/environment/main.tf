# A stand-in for an environment that needs no account and no download: Terraform's built-in provider keeps
# it in the state. Guardrails reads region, size and tags from the key "guardrails" as it would from a
# cloud resource.

terraform {
  required_version = ">= 1.6"
}

resource "terraform_data" "environment" {
  input = {
    name        = var.name
    description = var.description
    guardrails = {
      kind      = "environment"
      region    = var.region
      size      = var.size
      holdsData = var.holds_data
      tags = {
        for key, value in { owner = var.owner, "cost-center" = var.cost_center } :
        key => value if value != ""
      }
    }
  }
}
