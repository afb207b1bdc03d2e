package guardrails.rules.clusters.role_based_access_test

import data.guardrails.rules.clusters.role_based_access as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["clusters/role-based-access"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
