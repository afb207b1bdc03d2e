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
  description = "Instance class, such as db.t4g.medium"
  type        = string
}

variable "storage_gb" {
  description = "Storage in gigabytes"
  type        = number
  default     = 20
}

variable "vpc_id" {
  description = "Network it stands in"
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets, in at least two zones"
  type        = list(string)
}

variable "client_security_group_id" {
  description = "Security group of what may connect"
  type        = string
}

variable "multi_az" {
  description = "Whether a standby stands in a second zone"
  type        = bool
  default     = true
}

variable "backup_days" {
  description = "How many days backups are kept"
  type        = number
  default     = 14
}
