# It has the policy that AWS gives a key by default: the account decides through its own policies, and no other account is
# named. Written out, that policy would need the number of the account, which Terraform asks AWS for at every plan.
resource "aws_kms_key" "database" {
  #checkov:skip=CKV2_AWS_64:The default policy is the one that is wanted
  description             = "Encrypts the database ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}
