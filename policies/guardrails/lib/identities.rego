# METADATA
# title: Identities
# description: |
#   What lets the holder of an AWS policy get the rights of others. Globs are those of IAM: an asterisk is anything, a
#   question mark one character.
package guardrails.lib.identities

import data.guardrails.lib.documents

# METADATA
# description: Whether a statement is about every role, user, policy or group.
on_every(statement) if {
	some resource in documents.listed(statement.Resource)
	every_identity(resource)
}

on_every(statement) if statement.NotResource

# A name that no identity has is matched by what matches every name.
every_identity(resource) if {
	some partition in ["aws", "aws-cn", "aws-us-gov"]
	some kind in ["role", "user", "policy", "group"]
	named := concat("", ["arn:", partition, ":iam::", account_of(resource), ":", kind, "/~"])
	glob.match(resource, null, named)
}

account_of(resource) := account if {
	account := split(resource, ":")[4]
	regex.match(`^[0-9]{12}$`, account)
} else := "000000000000"

# METADATA
# description: |
#   Whether a condition limits a step: to which service a role is passed, which policy is attached, or which one limits who
#   gets it. It has to hold, with a value that is no pattern. Policies of AWS itself limit nothing: one of them is
#   AdministratorAccess.
limited(statement, step) if {
	some operator, conditions in statement.Condition
	regex.match(`^(foranyvalue:)?(stringequals|stringlike|arnequals|arnlike)$`, lower(operator))
	some key, value in conditions
	step in limits[lower(key)]
	every each in documents.listed(value) {
		not regex.match(`[*?].*[:./]|^[*?]+$|:iam::aws:policy/`, each)
	}
}

limits := {
	"iam:passedtoservice": {"iam:passrole"},
	"iam:associatedresourcearn": {"iam:passrole"},
	"iam:policyarn": {"iam:attachgrouppolicy", "iam:attachrolepolicy", "iam:attachuserpolicy"},
	"iam:permissionsboundary": {
		"iam:attachrolepolicy",
		"iam:attachuserpolicy",
		"iam:putrolepolicy",
		"iam:putuserpolicy",
	},
}

# METADATA
# description: |
#   Actions by which an identity gets further rights, in lower case.
#   https://hackingthe.cloud/aws/exploitation/iam_privilege_escalation/
steps := {
	"iam:addusertogroup",
	"iam:attachgrouppolicy",
	"iam:attachrolepolicy",
	"iam:attachuserpolicy",
	"iam:createaccesskey",
	"iam:createloginprofile",
	"iam:createpolicyversion",
	"iam:passrole",
	"iam:putgrouppolicy",
	"iam:putrolepolicy",
	"iam:putuserpolicy",
	"iam:setdefaultpolicyversion",
	"iam:updateassumerolepolicy",
	"iam:updateloginprofile",
	"sts:assumerole",
}
