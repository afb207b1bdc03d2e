variable "name" {
  description = "Name of the environment"
  type        = string
}

variable "description" {
  description = "What it is for"
  type        = string
  default     = ""
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
  description = "small, medium or large"
  type        = string
}

variable "holds_data" {
  description = "Whether losing it would lose data"
  type        = bool
  default     = false
}
