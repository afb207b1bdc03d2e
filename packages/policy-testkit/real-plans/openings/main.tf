# Ways to open a group, and not to, while a list is not known yet. The state has three groups that exist.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.100, < 7.0" }
  }
}
provider "aws" {
  region                      = "eu-west-1"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
}
resource "terraform_data" "u" { input = ["a"] }
locals { unknown = terraform_data.u.output }
resource "aws_security_group" "upd" {
  name   = "s"
  vpc_id = "vpc-1"
  dynamic "ingress" {
    for_each = local.unknown
    content {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
}
resource "aws_security_group" "updnone" {
  name   = "s2"
  vpc_id = "vpc-1"
}
resource "aws_security_group" "repl" {
  name   = "s3-new"
  vpc_id = "vpc-1"
}
resource "aws_security_group" "two" {
  name = "t"
  dynamic "ingress" {
    for_each = local.unknown
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = local.unknown
    }
  }
  dynamic "ingress" {
    for_each = local.unknown
    content {
      from_port   = 22
      to_port     = ingress.value
      protocol    = ingress.key
      cidr_blocks = [ingress.value]
    }
  }
}
resource "aws_default_security_group" "dyn" {
  vpc_id = "vpc-1"
  dynamic "ingress" {
    for_each = local.unknown
    content {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
}
resource "aws_security_group" "obj" {
  name    = "t"
  ingress = [{ from_port = 22, to_port = 22, protocol = "tcp", cidr_blocks = local.unknown, description = "", ipv6_cidr_blocks = [], prefix_list_ids = [], security_groups = [], self = false }]
}
resource "aws_security_group" "fn" {
  name    = "t"
  ingress = tolist(concat([], []))
}
resource "aws_security_group" "varnull" {
  name    = "t"
  ingress = var.rules
}
variable "rules" {
  type    = any
  default = null
}
module "m" {
  source   = "./module"
  for_each = toset(["a.b", "c]d"])
  rules    = local.unknown
}
resource "aws_ec2_managed_prefix_list" "absent" {
  name           = "x"
  address_family = "IPv4"
  max_entries    = 1
}
resource "aws_ec2_managed_prefix_list" "dyn" {
  name           = "x"
  address_family = "IPv4"
  max_entries    = 1
  dynamic "entry" {
    for_each = toset(local.unknown)
    content { cidr = entry.value }
  }
}
resource "aws_security_group" "static" {
  name = "static"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = local.unknown
  }
}

resource "aws_security_group" "null" {
  name    = "null"
  ingress = null
}
