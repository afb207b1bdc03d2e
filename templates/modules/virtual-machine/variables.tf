variable "name" {
  description = "Name, in lower case with dashes"
  type        = string
}

variable "owner" {
  description = "Entity ref of the team that owns it"
  type        = string
}

variable "cost_center" {
  description = "Who pays"
  type        = string
  default     = ""
}

variable "region" {
  description = "Where it stands"
  type        = string
}

variable "size" {
  description = "Instance type, such as t3.medium"
  type        = string
}

variable "image_id" {
  description = "Machine image to start from"
  type        = string
}

variable "vpc_id" {
  description = "Network it stands in"
  type        = string
}

variable "subnet_id" {
  description = "Private subnet it stands in"
  type        = string
}

variable "disk_gb" {
  description = "Size of its disk in gigabytes"
  type        = number
  default     = 30
}
