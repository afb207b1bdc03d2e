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
  description = "Instance type of the nodes, such as t3.large"
  type        = string
}

variable "kubernetes_version" {
  description = "Version of Kubernetes"
  type        = string
  default     = "1.34"
}

variable "subnet_ids" {
  description = "Private subnets, in at least two zones"
  type        = list(string)
}

variable "minimum_nodes" {
  description = "Fewest nodes"
  type        = number
  default     = 2
}

variable "maximum_nodes" {
  description = "Most nodes"
  type        = number
  default     = 4
}
