package guardrails.rules.identity.separate_task_role_test

import data.guardrails.rules.identity.separate_task_role as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/separate-task-role"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
