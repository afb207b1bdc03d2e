data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

resource "aws_kms_key" "machine" {
  description             = "Encrypts the disk of the machine ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  # The account decides through its own policies; no other account is named here. A key policy's resource is
  # the key itself.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "AccountAdministersKey"
      Effect   = "Allow"
      Action   = "kms:*"
      Resource = "*"
      Principal = {
        AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
      }
    }]
  })
}
