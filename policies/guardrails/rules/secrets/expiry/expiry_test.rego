package guardrails.rules.secrets.expiry_test

import data.guardrails.rules.secrets.expiry as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["secrets/expiry"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
