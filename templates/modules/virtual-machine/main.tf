# A virtual machine without a public address and without an open port: people reach it through AWS Systems
# Manager, which knows who they are. Its disk is encrypted with a key of its own.

resource "aws_security_group" "machine" {
  name        = "${var.name}-machine"
  description = "Lets the machine ${var.name} out, and nobody in"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "https" {
  description       = "HTTPS to package mirrors and AWS services"
  security_group_id = aws_security_group.machine.id
  cidr_ipv4         = "0.0.0.0/0"
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"
}

resource "aws_instance" "machine" {
  ami           = var.image_id
  instance_type = var.size
  subnet_id     = var.subnet_id

  associate_public_ip_address = false
  vpc_security_group_ids      = [aws_security_group.machine.id]
  iam_instance_profile        = aws_iam_instance_profile.machine.name
  ebs_optimized               = true
  monitoring                  = true

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    encrypted   = true
    kms_key_id  = aws_kms_key.machine.arn
    volume_type = "gp3"
    volume_size = var.disk_gb
  }

  tags = {
    Name = var.name
  }
}
