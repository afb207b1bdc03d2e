# METADATA
# title: Reach
# description: |
#   What an action of a policy of AWS opens where its statement names no resource. Only actions that can be limited to
#   resources are here: for the others the star is the one thing that AWS accepts.
package guardrails.lib.reach

import data.guardrails.lib.documents

# METADATA
# description: Whether a statement is for all resources, and no condition limits it.
everywhere(statement) if {
	on_everything(statement)
	not limited(statement)
}

# METADATA
# description: Whether a statement is for all resources of a service, however that is written.
on_everything(statement) if {
	some resource in documents.listed(statement.Resource)
	everything(resource)
}

# Everything but a few resources is nearly everything.
on_everything(statement) if statement.NotResource

everything(resource) if documents.wild(resource)

# A name of nothing but patterns is everything of the service. Names of buckets come without a type.
everything(resource) if {
	not startswith(resource, "arn:aws:s3:")
	regex.match(`^arn:[^:]*:[^:]*:[a-z0-9*?-]*:[*?0-9]*:([a-z-]+[/:])?[*?][*?/]*$`, resource)
}

everything(resource) if regex.match(`^arn:[^:]*:s3:[^:]*:[^:]*:[*?][*?/]*$`, resource)

# A condition that any value fulfils limits nothing.
limited(statement) if {
	some tests in statement.Condition
	some values in tests
	every value in documents.listed(values) {
		not documents.wild(value)
	}
}

# METADATA
# description: Whether an action reads secrets or data, makes credentials, or changes who has access.
exposes(action) if names_any(action, exposing)

# METADATA
# description: Whether an action writes or deletes.
changes(action) if names_any(action, changing)

# A pattern of a whole service is asked about by identity/no-service-wildcard.
names_any(action, list) if {
	[service, name] := split(lower(action), ":")
	not documents.wild(name)
	some listed in list[service]
	glob.match(name, null, listed)
}

# What gives an identity more rights is asked about by identity/no-privilege-escalation.
# https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
exposing := {
	"codepipeline": {"pollforjobs"},
	"dynamodb": {"getitem", "query", "scan"},
	"ec2": {"getpassworddata"},
	"ecr": {"deleterepositorypolicy", "setrepositorypolicy"},
	"iam": {"resetservicespecificcredential", "updateaccesskey"},
	"kms": {"creategrant", "decrypt", "putkeypolicy"},
	"lambda": {"addpermission", "getfunction", "updatefunctioncode"},
	"s3": {"getobject", "putbucketacl", "putbucketpolicy", "putobjectacl"},
	"secretsmanager": {"getsecretvalue", "putresourcepolicy"},
	"sns": {"addpermission", "settopicattributes"},
	"sqs": {"addpermission", "receivemessage", "setqueueattributes"},
	"ssm": {"getparameter", "getparameters", "getparametersbypath"},
}

changing := {
	"dynamodb": {"deleteitem", "deletetable", "putitem", "updateitem", "updatetable"},
	"ec2": {"deletevolume", "stopinstances", "terminateinstances"},
	"ecs": {"deleteservice", "runtask", "updateservice"},
	"kinesis": {"deletestream", "putrecord", "putrecords"},
	"kms": {"disablekey", "encrypt", "generatedatakey", "schedulekeydeletion"},
	"lambda": {"deletefunction", "invokefunction", "updatefunctionconfiguration"},
	"logs": {"deleteloggroup", "deletelogstream"},
	"rds": {"deletedbcluster", "deletedbinstance", "modifydbcluster", "modifydbinstance"},
	"s3": {"deletebucket", "deleteobject", "putobject"},
	"secretsmanager": {"deletesecret", "putsecretvalue", "updatesecret"},
	"sns": {"deletetopic", "publish"},
	"sqs": {"deletemessage", "deletequeue", "purgequeue", "sendmessage"},
	"ssm": {"deleteparameter", "putparameter", "sendcommand"},
	"states": {"deletestatemachine", "startexecution"},
}
