terraform {
  required_version = ">= 1.6"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      for key, value in {
        owner         = var.owner
        "cost-center" = var.cost_center
        "managed-by"  = "guardrails"
      } : key => value if value != ""
    }
  }
}
