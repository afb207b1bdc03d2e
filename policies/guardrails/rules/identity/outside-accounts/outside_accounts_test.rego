package guardrails.rules.identity.outside_accounts_test

import data.guardrails.rules.identity.outside_accounts as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/outside-accounts"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
