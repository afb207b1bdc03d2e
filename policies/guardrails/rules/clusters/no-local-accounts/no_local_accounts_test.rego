package guardrails.rules.clusters.no_local_accounts_test

import data.guardrails.rules.clusters.no_local_accounts as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["clusters/no-local-accounts"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
