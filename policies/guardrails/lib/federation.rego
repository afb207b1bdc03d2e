# METADATA
# title: Federation
# description: What the subject of a token of GitHub says, in a policy and in an expression of conditions.
package guardrails.lib.federation

# METADATA
# description: Whether a subject begins with another claim, such as the name of a workflow, which every organisation can have.
of_another_claim(subject) if {
	some claim in ["workflow:", "environment:", "ref:", "context:", "job_workflow_ref:", "head_ref:", "base_ref:", "actor:", "run_id:", "event_name:"]
	startswith(subject, claim)
}

# METADATA
# description: Whether a subject of GitHub begins with no repository and no owner. Such a one is of a template that somebody can set.
of_no_repository(key, subject) if {
	startswith(lower(key), "token.actions.githubusercontent.com")
	not regex.match(`^(repo|repository|repository_owner|repository_id|repository_owner_id|enterprise):[^*?/:]+`, subject)
}

# METADATA
# description: Whether a subject names a repository and what of it.
a_repository(subject) if {
	regex.match(`^repo:[^*?/:]+/[^*?/:]+:.+`, subject)
	not startswith(subject, "repo:*")
}

# METADATA
# description: Whether an expression limits tokens to an owner or a repository.
limits(condition) if {
	is_string(condition)
	regex.match(`(repository|repository_owner|repository_owner_id|repository_id|assertion\.sub|google\.subject)\b`, condition)
	not compares_another_claim(condition)
	not regex.match(`['"](repo:)?\*|startsWith\(\s*['"](repo:)?['"]`, condition)
}

# A subject that is compared begins with a repository of a named owner.
compares_another_claim(condition) if {
	some comparison in regex.find_all_string_submatch_n(`(?:assertion\.sub|google\.subject)\s*(?:==|\.startsWith\(|\.matches\()\s*['"]\^?([^'"]*)['"]`, condition, -1)
	not regex.match(`^repo:[^*?/:]+/`, comparison[1])
}
